using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>The one table from faults to error records. Ids and categories are a contract with scripts.</summary>
internal static class ErrorRecords
{
    private const string Prefix = "Atomscale.";

    public static ErrorRecord Of(AtomscaleException error, object? target)
    {
        var record = new ErrorRecord(error, Prefix + error.Kind, CategoryOf(error.Kind), target ?? error.Address);
        if (error.RecommendedAction is { } action)
            record.ErrorDetails = new ErrorDetails(Shown(error.Message, action)) { RecommendedAction = action };
        return record;
    }

    // PowerShell 7 shows the recommended action by itself, Windows PowerShell does not.
    private static string Shown(string message, string action) =>
#if NETFRAMEWORK
        $"{message} {action}";
#else
        message;
#endif

    public static ErrorCategory CategoryOf(AtomscaleErrorKind kind) => kind switch
    {
        AtomscaleErrorKind.NoKey or AtomscaleErrorKind.Unauthorized => ErrorCategory.AuthenticationError,
        AtomscaleErrorKind.Forbidden or AtomscaleErrorKind.AccessDenied => ErrorCategory.PermissionDenied,
        AtomscaleErrorKind.NotFound or AtomscaleErrorKind.FileNotFound or AtomscaleErrorKind.FolderNotFound => ErrorCategory.ObjectNotFound,
        AtomscaleErrorKind.NotReady or AtomscaleErrorKind.InUse or AtomscaleErrorKind.FileInUse
            or AtomscaleErrorKind.NoFont or AtomscaleErrorKind.NoDesktop => ErrorCategory.ResourceUnavailable,
        AtomscaleErrorKind.RateLimited => ErrorCategory.LimitsExceeded,
        AtomscaleErrorKind.FileExists => ErrorCategory.ResourceExists,
        AtomscaleErrorKind.BadAnswer or AtomscaleErrorKind.FileChanged or AtomscaleErrorKind.FileEmpty or AtomscaleErrorKind.NotVerified
            or AtomscaleErrorKind.AnalysisFailed or AtomscaleErrorKind.NothingToPlot or AtomscaleErrorKind.LedgerUnusable => ErrorCategory.InvalidData,
        AtomscaleErrorKind.BadInput or AtomscaleErrorKind.NotAVideo => ErrorCategory.InvalidArgument,
        AtomscaleErrorKind.Network or AtomscaleErrorKind.ServerError => ErrorCategory.ConnectionError,
        AtomscaleErrorKind.Timeout => ErrorCategory.OperationTimeout,
        AtomscaleErrorKind.Insecure => ErrorCategory.SecurityError,
        AtomscaleErrorKind.DiskFull => ErrorCategory.WriteError,
        AtomscaleErrorKind.OutcomeUnknown or AtomscaleErrorKind.Refused => ErrorCategory.InvalidResult,
        AtomscaleErrorKind.LinkExpired => ErrorCategory.ReadError,
        AtomscaleErrorKind.NotSupportedOnThisEdition => ErrorCategory.NotImplemented,
        _ => ErrorCategory.NotSpecified,
    };
}
