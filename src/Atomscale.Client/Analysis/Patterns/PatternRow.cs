using System;
using System.Collections.Generic;

namespace Atomscale.Client.Analysis;

/// <summary>A node while its pattern is symmetrised: numbers in an array, in the order of <see cref="Numbers"/>, missing ones NaN.</summary>
internal sealed class PatternRow
{
    public const int Centroid0 = 0;
    public const int Centroid1 = 1;
    public const int IntensityCentroid1 = 3;
    public const int RelativeCentroid1 = 5;
    public const int MinColumn = 8;
    public const int MinRow = 9;
    public const int MaxColumn = 10;
    public const int MaxRow = 11;
    public const int SpecularOrigin1 = 14;

    private PatternRow(double[] values, long nodeId, object? patternId, Mask? mask)
    {
        Values = values;
        NodeId = nodeId;
        PatternId = patternId;
        Mask = mask;
    }

    /// <summary>The attributes whose mean is taken when nodes are merged.</summary>
    public static string[] Numbers { get; } =
    [
        "centroid_0", "centroid_1", "intensity_centroid_0", "intensity_centroid_1", "relative_centroid_0", "relative_centroid_1",
        "relative_intensity_centroid_0", "relative_intensity_centroid_1", "bbox_minc", "bbox_minr", "bbox_maxc", "bbox_maxr", "area",
        "specular_origin_0", "specular_origin_1", "center_distance", "fwhm_0", "fwhm_1", "eccentricity", "axis_major_length",
        "axis_minor_length", "bbox_intensity", "spot_area", "streak_area", "roughness_metric", "distances",
    ];

    public double[] Values { get; }

    public long NodeId { get; set; }

    public object? PatternId { get; }

    public Mask? Mask { get; }

    /// <summary>The row of a node.</summary>
    /// <exception cref="AtomscaleException">The node lacks what symmetrising cannot do without, or its mask cannot be read.</exception>
    public static PatternRow Of(PatternNode node)
    {
        var values = Array.ConvertAll(Numbers, name => PatternAttributes.Number(node.Attributes, name) ?? double.NaN);
        foreach (var needed in new[] { Centroid0, Centroid1, MinColumn, MinRow, MaxColumn, MaxRow })
        {
            if (double.IsNaN(values[needed])) throw Unusable($"node {node.Id} has no {Numbers[needed]}");
        }

        var nodeId = node.NodeId ?? throw Unusable($"node {node.Id} has no node_id");
        try
        {
            return new PatternRow(values, nodeId, node.Attributes["pattern_id"], node.GetMask());
        }
        catch (FormatException error)
        {
            throw Unusable($"node {node.Id} has a mask that cannot be read: {error.Message}");
        }
    }

    /// <summary>The row's mirror image.</summary>
    /// <param name="middle">The column of the mirror.</param>
    /// <param name="idOffset">What its number is more.</param>
    /// <param name="maskOrigin">The column about which masks are reflected: that of the first node of its side.</param>
    public PatternRow Mirror(double middle, long idOffset, double maskOrigin)
    {
        var values = (double[])Values.Clone();
        values[Centroid1] = 2 * middle - Values[Centroid1];
        values[IntensityCentroid1] = -Values[IntensityCentroid1];
        values[RelativeCentroid1] = -Values[RelativeCentroid1];
        values[MinColumn] = Math.Truncate(2 * middle - Values[MaxColumn]);
        values[MaxColumn] = Math.Truncate(2 * middle - Values[MinColumn]);
        return new PatternRow(values, NodeId + idOffset, PatternId, Mask is null ? null : PatternMasks.Mirror(Mask, maskOrigin));
    }

    /// <summary>Whether the boxes of two rows overlap; to touch counts.</summary>
    public bool Overlaps(PatternRow other) =>
        Values[MinRow] <= other.Values[MaxRow] && Values[MaxRow] >= other.Values[MinRow]
        && Values[MinColumn] <= other.Values[MaxColumn] && Values[MaxColumn] >= other.Values[MinColumn];

    /// <summary>One row of several: means, the smallest number, the first pattern, all masks.</summary>
    /// <param name="rows">At least one row.</param>
    /// <param name="cut">Which means are cut toward zero, by the position in <see cref="Numbers"/>; null for none.</param>
    public static PatternRow Merge(List<PatternRow> rows, bool[]? cut)
    {
        var values = new double[Numbers.Length];
        for (var column = 0; column < values.Length; column++)
        {
            var mean = Mean(rows, column);
            values[column] = cut is not null && cut[column] ? Math.Truncate(mean) : mean;
        }

        var nodeId = rows[0].NodeId;
        var patternId = rows[0].PatternId;
        foreach (var row in rows)
        {
            nodeId = Math.Min(nodeId, row.NodeId);
            patternId ??= row.PatternId;
        }

        return new PatternRow(values, nodeId, patternId, PatternMasks.Union(rows.ConvertAll(row => row.Mask)));
    }

    /// <summary>The error for a pattern that cannot be symmetrised.</summary>
    public static AtomscaleException Unusable(string why) =>
        new(AtomscaleErrorKind.BadAnswer, $"The pattern cannot be symmetrised: {why}.", "Ask for the pattern as it is.");

    private static double Mean(List<PatternRow> rows, int column)
    {
        double sum = 0;
        var count = 0;
        foreach (var row in rows)
        {
            if (double.IsNaN(row.Values[column])) continue;
            sum += row.Values[column];
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
