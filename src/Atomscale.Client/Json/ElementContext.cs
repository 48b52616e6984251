using System.Text.Json;
using System.Text.Json.Serialization;

namespace Atomscale.Client.Json;

/// <summary>The serializer's generated code: no reflection at run time, on either edition.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ElementContext : JsonSerializerContext;
