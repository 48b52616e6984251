using System;

namespace Atomscale.Client.Transfer;

/// <summary>Errors of transfers say first which file or entry they are about, and after it at which request it failed.</summary>
internal static class TransferErrors
{
    /// <summary>The same error with another message.</summary>
    public static AtomscaleException With(this AtomscaleException error, string message) => new(
        error.Kind, message, error.RecommendedAction, error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error);

    /// <summary>The error with the file or entry named first; one that names it already stays as it is.</summary>
    public static AtomscaleException About(this AtomscaleException error, string subject, string failed)
    {
        var beginsWithRequest = error.Method is { } method && error.Message.StartsWith(method + " ", StringComparison.Ordinal);
        return !beginsWithRequest && error.Message.IndexOf(subject, StringComparison.Ordinal) >= 0 ? error : error.With($"{subject} {failed}: {error.Message}");
    }
}
