using System;
using System.Diagnostics;
using System.Linq;

namespace Atomscale.Client.Diagnostics;

/// <summary>Turns an exception that nobody foresaw, a defect of this module, into an error that says so and what to report.</summary>
public static class InternalFailure
{
    /// <summary>Whether an exception is neither an error of ours nor the end of the work.</summary>
    public static bool Is(Exception exception) => exception is not (AtomscaleException or OperationCanceledException);

    /// <summary>The error. The exception's own text is not repeated: nobody knows what it holds.</summary>
    public static AtomscaleException Of(Exception exception)
    {
        var frames = new StackTrace(exception).GetFrames() ?? [];
        var ours = frames.Select(frame => frame?.GetMethod()).FirstOrDefault(method => method?.DeclaringType?.Namespace?.StartsWith(nameof(Atomscale), StringComparison.Ordinal) == true);
        var place = ours is null ? "" : $" in {ours.DeclaringType!.Name}.{ours.Name}";
        return new AtomscaleException(
            AtomscaleErrorKind.InternalError,
            $"The module met something that it was not written for ({exception.GetType().Name}{place}). This is a defect of the module.",
            "Report it with the command, the module's version ((Get-Module Atomscale).Version) and what '$Error[0].Exception.InnerException | Format-List * -Force' shows, after a look that it holds nothing confidential.",
            innerException: exception);
    }
}
