using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Atomscale.Client.Tests.Json;

/// <summary>An answer of one endpoint, and what in it is essential.</summary>
/// <param name="path">The endpoint's path.</param>
/// <param name="json">A whole answer, with single quotes.</param>
/// <param name="call">Makes what a command makes of it; throws what its user would be told.</param>
/// <param name="essential">
/// The essential fields, with <c>[]</c> for any position in an array, and for each the kinds of values that still give a result. A kind
/// is <c>missing</c>, <c>null</c>, <c>true</c>, <c>number</c>, <c>huge</c>, <c>text</c>, <c>empty</c>, <c>array</c> or <c>object</c>.
/// </param>
internal sealed class AnswerFixture(string path, string json, Func<AtomscaleClient, Task> call, Dictionary<string, string> essential)
{
    public string Path { get; } = path;

    public string Json { get; } = json.Replace('\'', '"');

    public Func<AtomscaleClient, Task> Call { get; } = call;

    public IReadOnlyDictionary<string, string> Essential { get; } = essential;
}
