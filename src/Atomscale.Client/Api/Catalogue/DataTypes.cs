using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Client.Api.Catalogue;

/// <summary>The data types and statuses of the service, and which of their names mean the same.</summary>
public static class DataTypes
{
    /// <summary>The data types that this module knows, in the service's spelling.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "ellipsometry", "metrology", "optical", "photoluminescence", "pl", "raman", "recipe", "rheed", "rheed_image", "rheed_rotating",
        "rheed_stationary", "rheed_xscan", "tool_state", "xps", "xrd",
    ];

    /// <summary>The analysis statuses that this module knows.</summary>
    public static IReadOnlyList<string> KnownStatuses { get; } =
        ["error", "pending", "quarantined", "running", "stream_active", "stream_error", "stream_finalizing", "stream_interrupted", "stream_paused", "success"];

    /// <summary>Data types of the service for which it has no results that this module could fetch.</summary>
    private static readonly string[] s_withoutResult = ["afm", "arpes", "oes", "other", "rheed_video", "sem", "sims"];

    /// <summary>Whether a data type is one of the service's that has no result here, rather than one that is newer than this module.</summary>
    public static bool HasNoResult(string type) => s_withoutResult.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The types of RHEED videos: <c>rheed</c> as a filter stands for all of them.</summary>
    internal static IReadOnlyList<string> RheedVideos { get; } = ["rheed", "rheed_stationary", "rheed_rotating", "rheed_xscan"];

    internal static bool IsRheedVideo(string type) => RheedVideos.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an entry of a type may have a video; one that this module does not know may.</summary>
    public static bool HasVideo(string type) => IsRheedVideo(type) || Is(type, "optical") || !Known.Contains(type, StringComparer.OrdinalIgnoreCase);

    internal static bool IsToolState(string type) => Is(type, "tool_state") || Is(type, "metrology");

    internal static bool IsPhotoluminescence(string type) => Is(type, "pl") || Is(type, "photoluminescence");

    internal static bool Is(string type, string other) => string.Equals(type, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a type is one of the two for which newer servers have the one type <c>rheed</c>.</summary>
    internal static bool IsKindOfRheed(string? type) => type is not null && (Is(type, "rheed_stationary") || Is(type, "rheed_rotating"));

    /// <summary>Whether a filter lets a type through, two names of one kind being one.</summary>
    /// <param name="filter">The data type that is asked for.</param>
    /// <param name="type">The data type of an entry.</param>
    /// <param name="isUnified">Whether a video of the one type <c>rheed</c> is what a filter for stationary or rotating ones means.</param>
    internal static bool Matches(string filter, string type, bool isUnified) =>
        Is(filter, type)
        || IsToolState(filter) && IsToolState(type)
        || IsPhotoluminescence(filter) && IsPhotoluminescence(type)
        || Is(filter, "rheed") && IsRheedVideo(type)
        || isUnified && IsKindOfRheed(filter) && Is(type, "rheed");
}
