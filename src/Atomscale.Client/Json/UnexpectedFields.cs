using System;
using System.Collections.Concurrent;

namespace Atomscale.Client.Json;

/// <summary>
/// Is told of fields that are not essential and not of the kind that the service's contract gives them. What came is kept; the user is
/// warned once a field.
/// </summary>
/// <param name="warn">Is given the warnings; may be called from any thread. Null: nobody wants them.</param>
internal sealed class UnexpectedFields(Action<string>? warn)
{
    private readonly ConcurrentDictionary<string, bool> _reported = new(StringComparer.Ordinal);

    /// <summary>Where nobody is to be warned.</summary>
    public static UnexpectedFields None { get; } = new(null);

    /// <summary>Adds a field.</summary>
    /// <param name="field">Its name, the same for all records.</param>
    /// <param name="problem">What is wrong, with the path of this one.</param>
    public void Add(string field, PayloadException problem)
    {
        if (warn is null || !_reported.TryAdd(field, true)) return;
        warn($"In an answer of the service {problem.Message}: the property is empty, and what came is in AdditionalFields, where the object has them. This is said once a field.");
    }
}
