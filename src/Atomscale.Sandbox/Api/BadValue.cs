using System.Collections.Generic;

namespace Atomscale.Sandbox.Api;

/// <summary>A value that was refused, as the service's framework tells it.</summary>
/// <param name="Location">Where it stands, as <c>body</c>, <c>name</c>; numbers are places in lists.</param>
/// <param name="Message">For people.</param>
/// <param name="Type">The machine-readable kind, as <c>int_parsing</c>.</param>
internal sealed record BadValue(IReadOnlyList<object> Location, string Message, string Type);
