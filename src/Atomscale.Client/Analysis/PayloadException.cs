using System;

namespace Atomscale.Client.Analysis;

/// <summary>A payload of the service is not what its contract says. Names the field by its path in the answer.</summary>
public sealed class PayloadException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="field">The field's path, such as <c>series[3].time_seconds</c>.</param>
    /// <param name="message">What is wrong with it.</param>
    public PayloadException(string field, string message)
        : base($"{field}: {message}") => Field = field;

    /// <summary>The field's path.</summary>
    public string Field { get; }
}
