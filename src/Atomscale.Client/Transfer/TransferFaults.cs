using System;

namespace Atomscale.Client.Transfer;

/// <summary>Errors of transfers say first which file or entry they are about, and after it at which request it failed.</summary>
internal static class TransferFaults
{
    /// <summary>The same error with another message.</summary>
    public static AtomscaleException With(this AtomscaleException fault, string message) => new(
        fault.Kind, message, fault.RecommendedAction, fault.StatusCode, fault.Method, fault.Address, fault.ServerMessage, fault.RequestId, fault.Tries, fault);

    /// <summary>The error with the file or entry named first; one that names it already stays as it is.</summary>
    public static AtomscaleException About(this AtomscaleException fault, string subject, string failed)
    {
        var beginsWithRequest = fault.Method is { } method && fault.Message.StartsWith(method + " ", StringComparison.Ordinal);
        return !beginsWithRequest && fault.Message.IndexOf(subject, StringComparison.Ordinal) >= 0 ? fault : fault.With($"{subject} {failed}: {fault.Message}");
    }
}
