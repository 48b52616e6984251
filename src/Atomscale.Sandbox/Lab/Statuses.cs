using System.Collections.Generic;

namespace Atomscale.Sandbox.Lab;

/// <summary>The service's pipeline statuses.</summary>
internal static class Statuses
{
    public const string Success = "success";
    public const string Pending = "pending";
    public const string Running = "running";
    public const string Error = "error";
    public const string StreamActive = "stream_active";
    public const string StreamInterrupted = "stream_interrupted";
    public const string StreamFinalizing = "stream_finalizing";
    public const string StreamError = "stream_error";

    /// <summary>Stands for a status that no client knows.</summary>
    public const string None = "archived";

    /// <summary>The filter that lets everything through.</summary>
    public const string All = "all";

    /// <summary>The values of the <c>status</c> filter.</summary>
    public static IReadOnlyList<string> Filters { get; } =
        [Success, Pending, Running, Error, StreamActive, StreamInterrupted, StreamFinalizing, StreamError, All];
}
