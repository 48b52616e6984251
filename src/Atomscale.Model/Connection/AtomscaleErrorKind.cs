namespace Atomscale;

/// <summary>
/// What went wrong. Each name is an error id that scripts may rely on, with the prefix <c>Atomscale.</c>.
/// </summary>
public enum AtomscaleErrorKind
{
    /// <summary>No key was given and none is in the environment.</summary>
    NoKey,

    /// <summary>The service did not accept the key (401).</summary>
    Unauthorized,

    /// <summary>The key may not do this (403).</summary>
    Forbidden,

    /// <summary>The service has nothing under that id (404).</summary>
    NotFound,

    /// <summary>The entry's analysis has not finished; the message names its status.</summary>
    NotReady,

    /// <summary>The entry's analysis failed.</summary>
    AnalysisFailed,

    /// <summary>The service's answer is not what its contract says.</summary>
    BadAnswer,

    /// <summary>What was given cannot be used.</summary>
    BadInput,

    /// <summary>The service could not be reached, or the connection broke.</summary>
    Network,

    /// <summary>The service did not answer in time, or a body stalled.</summary>
    Timeout,

    /// <summary>The service failed (5xx).</summary>
    ServerError,

    /// <summary>The service asked for fewer requests (429).</summary>
    RateLimited,

    /// <summary>The service refused the request (any other 4xx), or redirected it to another host.</summary>
    Refused,

    /// <summary>The address is not encrypted.</summary>
    Insecure,

    /// <summary>The answer to a call that creates something was lost: it may or may not have happened.</summary>
    OutcomeUnknown,

    /// <summary>The entry is not a video.</summary>
    NotAVideo,

    /// <summary>There is no such file.</summary>
    FileNotFound,

    /// <summary>There is no such folder.</summary>
    FolderNotFound,

    /// <summary>The file system does not allow it.</summary>
    AccessDenied,

    /// <summary>A program holds the file.</summary>
    FileInUse,

    /// <summary>Another process is sending or fetching the same.</summary>
    InUse,

    /// <summary>The file changed while it was sent.</summary>
    FileChanged,

    /// <summary>The file has no bytes.</summary>
    FileEmpty,

    /// <summary>The file is already there.</summary>
    FileExists,

    /// <summary>There is no room on the disk.</summary>
    DiskFull,

    /// <summary>There is more than the file's format can hold.</summary>
    TooLarge,

    /// <summary>A link to the storage ran out and could not be renewed.</summary>
    LinkExpired,

    /// <summary>What arrived is not what was sent.</summary>
    NotVerified,

    /// <summary>The object holds nothing that can be drawn.</summary>
    NothingToPlot,

    /// <summary>The system has no font to draw text in pixels with.</summary>
    NoFont,

    /// <summary>There is no desktop to show a picture on.</summary>
    NoDesktop,

    /// <summary>This edition of PowerShell cannot do it.</summary>
    NotSupportedOnThisEdition,

    /// <summary>A sync ledger is damaged, missing, or of a newer version of the module.</summary>
    LedgerUnusable,

    /// <summary>The module met something that it was not written for: a defect to report.</summary>
    InternalError,
}
