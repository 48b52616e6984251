namespace Atomscale.Client.Http;

/// <summary>The one table from an answer's status to what it means.</summary>
internal static class StatusTable
{
    public static AtomscaleErrorKind KindOf(int status) => status switch
    {
        401 => AtomscaleErrorKind.Unauthorized,
        403 => AtomscaleErrorKind.Forbidden,
        404 => AtomscaleErrorKind.NotFound,
        408 => AtomscaleErrorKind.Timeout,
        429 => AtomscaleErrorKind.RateLimited,
        >= 500 => AtomscaleErrorKind.ServerError,
        _ => AtomscaleErrorKind.Refused,
    };

    /// <summary>The statuses after which the service wants to be asked again.</summary>
    public static bool IsTransient(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>What a user does about it; null where the message says it all.</summary>
    public static string? ActionFor(AtomscaleErrorKind kind) => kind switch
    {
        AtomscaleErrorKind.Unauthorized => "Check the key (Get-AtomscaleConnection shows where it came from and its last characters), then run Connect-Atomscale again.",
        AtomscaleErrorKind.Forbidden => "Ask whoever administers your Atomscale workspace for access to this.",
        AtomscaleErrorKind.RateLimited => "Lower -ThrottleLimit, or try again later.",
        AtomscaleErrorKind.ServerError => "Try again later; when it stays, report it to the service's support with the request id.",
        AtomscaleErrorKind.Timeout => "Try again, or give the service more time with Connect-Atomscale -TimeoutSec.",
        AtomscaleErrorKind.Network => "Run Test-AtomscaleConnection, which checks each step of the way by itself.",
        AtomscaleErrorKind.BadAnswer => "Update the module if there is a newer version; else report this message to its maintainers.",
        _ => null,
    };
}
