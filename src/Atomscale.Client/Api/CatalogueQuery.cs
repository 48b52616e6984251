using System;
using System.Collections.Generic;

namespace Atomscale.Client.Api;

/// <summary>What to search the catalogue for. What is null or empty does not filter. Bounds include their value; times are compared as instants.</summary>
public sealed class CatalogueQuery
{
    /// <summary>Words, all of which an entry has somewhere in its text fields.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Only these data ids.</summary>
    public IReadOnlyList<string> DataIds { get; init; } = [];

    /// <summary>Only entries of these physical samples.</summary>
    public IReadOnlyList<string> PhysicalSampleIds { get; init; } = [];

    /// <summary>Only entries of these projects.</summary>
    public IReadOnlyList<string> ProjectIds { get; init; } = [];

    /// <summary>Only these data types.</summary>
    public IReadOnlyList<string> DataTypes { get; init; } = [];

    /// <summary>Only these analysis statuses.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>The shortest growth in seconds; leaves out entries without a growth length.</summary>
    public double? MinGrowthLength { get; init; }

    /// <summary>The longest growth in seconds; leaves out entries without a growth length.</summary>
    public double? MaxGrowthLength { get; init; }

    /// <summary>Uploaded at or after.</summary>
    public DateTimeOffset? UploadedAfter { get; init; }

    /// <summary>Uploaded at or before.</summary>
    public DateTimeOffset? UploadedBefore { get; init; }

    /// <summary>Last read at or after.</summary>
    public DateTimeOffset? AccessedAfter { get; init; }

    /// <summary>Last read at or before.</summary>
    public DateTimeOffset? AccessedBefore { get; init; }

    /// <summary>Last changed at or after.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Last changed at or before.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>Only the user's own entries rather than those of the whole organisation.</summary>
    public bool OwnOnly { get; init; }

    /// <summary>What else an entry has to be; applied by the client.</summary>
    public Func<CatalogueEntry, bool>? Where { get; init; }

    /// <summary>Whether anything is left out: only then may nothing be found.</summary>
    internal bool IsFiltered =>
        OwnOnly || Keywords.Count + DataIds.Count + PhysicalSampleIds.Count + ProjectIds.Count + DataTypes.Count + Statuses.Count > 0
        || MinGrowthLength is not null || MaxGrowthLength is not null || UploadedAfter is not null || UploadedBefore is not null
        || AccessedAfter is not null || AccessedBefore is not null || UpdatedAfter is not null || UpdatedBefore is not null;

    /// <summary>The same query for other ids.</summary>
    internal CatalogueQuery For(IReadOnlyList<string> dataIds, IReadOnlyList<string> physicalSampleIds, IReadOnlyList<string> projectIds) => new()
    {
        Keywords = Keywords,
        DataIds = dataIds,
        PhysicalSampleIds = physicalSampleIds,
        ProjectIds = projectIds,
        DataTypes = DataTypes,
        Statuses = Statuses,
        MinGrowthLength = MinGrowthLength,
        MaxGrowthLength = MaxGrowthLength,
        UploadedAfter = UploadedAfter,
        UploadedBefore = UploadedBefore,
        AccessedAfter = AccessedAfter,
        AccessedBefore = AccessedBefore,
        UpdatedAfter = UpdatedAfter,
        UpdatedBefore = UpdatedBefore,
        OwnOnly = OwnOnly,
        Where = Where,
    };

    /// <summary>Checks the bounds, every fault listed.</summary>
    /// <exception cref="AtomscaleException">BadInput.</exception>
    public void Validate()
    {
        var errors = new List<string>();
        CheckLength(errors, nameof(MinGrowthLength), MinGrowthLength);
        CheckLength(errors, nameof(MaxGrowthLength), MaxGrowthLength);
        CheckOrder(errors, nameof(MinGrowthLength), MinGrowthLength, nameof(MaxGrowthLength), MaxGrowthLength);
        CheckOrder(errors, nameof(UploadedAfter), UploadedAfter, nameof(UploadedBefore), UploadedBefore);
        CheckOrder(errors, nameof(AccessedAfter), AccessedAfter, nameof(AccessedBefore), AccessedBefore);
        CheckOrder(errors, nameof(UpdatedAfter), UpdatedAfter, nameof(UpdatedBefore), UpdatedBefore);
        if (errors.Count > 0)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, "Nothing can match: " + string.Join("; ", errors) + ".", "Correct the bounds.");
    }

    private static void CheckLength(List<string> errors, string name, double? seconds)
    {
        if (seconds is { } value && !(value >= 0 && value <= int.MaxValue)) errors.Add($"-{name} is {InvariantText.Of(value)}, not 0 to {int.MaxValue} seconds");
    }

    private static void CheckOrder<T>(List<string> errors, string low, T? minimum, string high, T? maximum)
        where T : struct, IComparable<T>
    {
        if (minimum is { } least && maximum is { } most && least.CompareTo(most) > 0)
            errors.Add($"-{low} ({InvariantText.Of(least)}) is above -{high} ({InvariantText.Of(most)})");
    }
}
