using System;

namespace Atomscale.Client.Json;

/// <summary>
/// The service's answer does not have the shape that its contract gives it. The caller, who knows the endpoint, turns this into an error
/// of the kind <see cref="AtomscaleErrorKind.BadAnswer"/>.
/// </summary>
internal sealed class PayloadException : Exception
{
    /// <summary>What a web page in place of an answer is, as the end of a sentence that begins with the answer.</summary>
    public const string WebPageDescription = "a web page (HTML), not data: the endpoint is not the Atomscale API, or a sign-in page or proxy of this network answered instead";

    /// <summary>Keeps the field and says what is wrong with it.</summary>
    /// <param name="field">The field's path in the answer, such as <c>series_by_angle[0].series[3].time_seconds</c>.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the field: <c>is no number</c>.</param>
    public PayloadException(string field, string problem) : base(DisplayText.Of($"{(field.Length == 0 ? "the answer" : $"'{field}'")} {problem}")) =>
        Field = field;

    /// <summary>The answer is a web page.</summary>
    public static PayloadException OfWebPage() => new("", $"is {WebPageDescription}") { IsWebPage = true };

    /// <summary>Whether the answer is a web page.</summary>
    public bool IsWebPage { get; private init; }

    /// <summary>The field's path in the answer; empty for the answer as a whole.</summary>
    public string Field { get; }
}
