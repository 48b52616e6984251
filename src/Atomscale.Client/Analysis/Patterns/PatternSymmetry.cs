using System;
using System.Collections.Generic;

namespace Atomscale.Client.Analysis.Patterns;

/// <summary>
/// Makes a diffraction pattern symmetric about its specular spot: each spot gets its mirror image, and spots whose boxes overlap become one,
/// by the rules of the service's contract. The numbers are those of the service's own client, its quirks included.
/// </summary>
public static class PatternSymmetry
{
    // Numbers of mirror images while spots are merged: a spot's own number is below.
    private const long Mirrored = 1000;

    // The order of the columns in the symmetrised table; nothing else is carried.
    private static readonly string[] Columns =
    [
        "centroid_0", "centroid_1", "intensity_centroid_0", "intensity_centroid_1", "relative_centroid_0", "relative_centroid_1",
        "relative_intensity_centroid_0", "relative_intensity_centroid_1", "bbox_minc", "bbox_minr", "bbox_maxc", "bbox_maxr", "area",
        "node_id", "pattern_id", "specular_origin_0", "specular_origin_1", "center_distance", "fwhm_0", "fwhm_1", "mask_rle", "mask_width",
        "mask_height", "eccentricity", "axis_major_length", "axis_minor_length", "bbox_intensity", "spot_area", "streak_area",
        "roughness_metric", "distances",
    ];

    /// <summary>The symmetrised pattern, with an edge between any two nodes.</summary>
    /// <exception cref="AtomscaleException">The pattern has no nodes, or they lack what symmetrising cannot do without.</exception>
    public static QuikPatternGraph Symmetrise(PatternGraph graph)
    {
        var nodes = graph.GetNodes();
        if (nodes.Length == 0) throw PatternRow.Unusable("it has no nodes");
        var rows = AddMirrorImages(Array.ConvertAll(nodes, PatternRow.Of));
        var cut = WholeColumns(nodes);
        int before;
        do
        {
            before = rows.Count;
            rows = MergeOnce(rows, cut);
            cut = null;
        }
        while (rows.Count != before);

        var columns = Array.FindAll(Columns, column => Array.Exists(nodes, node => node.Attributes.Contains(column)));
        var merged = rows.ConvertAll(row => ToNode(row, columns));
        return new QuikPatternGraph(merged, PatternEdges.BetweenAll(merged));
    }

    private static List<PatternRow> AddMirrorImages(PatternRow[] rows)
    {
        var middle = Middle(rows);
        var left = Array.FindAll(rows, row => row.Values[PatternRow.Centroid1] < middle);
        var right = Array.FindAll(rows, row => row.Values[PatternRow.Centroid1] > middle);
        var all = new List<PatternRow>(rows);
        foreach (var row in left) all.Add(row.Mirror(middle, Mirrored, left[0].Values[PatternRow.SpecularOrigin1]));
        foreach (var row in right) all.Add(row.Mirror(middle, 2 * Mirrored, right[0].Values[PatternRow.SpecularOrigin1]));
        return all;
    }

    private static double Middle(PatternRow[] rows)
    {
        double sum = 0;
        var count = 0;
        foreach (var row in rows)
        {
            if (double.IsNaN(row.Values[PatternRow.SpecularOrigin1])) continue;
            sum += row.Values[PatternRow.SpecularOrigin1];
            count++;
        }

        return count > 0 ? sum / count : throw PatternRow.Unusable("no node has a specular_origin_1");
    }

    // A column that holds whole numbers only is one of whole numbers until it is first averaged, and its means are cut to such. The column
    // of centroids is not: its mirror images are fractions.
    private static bool[] WholeColumns(PatternNode[] nodes)
    {
        var whole = Array.ConvertAll(PatternRow.Numbers, name => Array.TrueForAll(nodes, node => node.Attributes[name] is long));
        whole[PatternRow.Centroid1] = false;
        return whole;
    }

    private static List<PatternRow> MergeOnce(List<PatternRow> rows, bool[]? cut)
    {
        var byId = new SortedDictionary<long, List<PatternRow>>();
        foreach (var row in rows)
        {
            var merged = PatternRow.Merge(rows.FindAll(row.Overlaps), cut);
            if (!byId.TryGetValue(merged.NodeId, out var same)) byId[merged.NodeId] = same = [];
            same.Add(merged);
        }

        var result = new List<PatternRow>();
        foreach (var same in byId.Values) result.Add(PatternRow.Merge(same, null));
        Renumber(result);
        return result;
    }

    // The largest number first: so the last mirror image gets the first free number.
    private static void Renumber(List<PatternRow> rows)
    {
        while (true)
        {
            PatternRow? largest = null;
            long? last = null;
            foreach (var row in rows)
            {
                if (row.NodeId > Mirrored && !(largest?.NodeId >= row.NodeId)) largest = row;
                if (row.NodeId < Mirrored && !(last >= row.NodeId)) last = row.NodeId;
            }

            if (largest is null) return;
            largest.NodeId = last + 1 ?? throw PatternRow.Unusable($"no node_id is below {Mirrored}");
            if (largest.NodeId == Mirrored) throw PatternRow.Unusable($"its node_ids reach {Mirrored}");
        }
    }

    private static PatternNode ToNode(PatternRow row, string[] columns)
    {
        var attributes = new List<KeyValuePair<string, object?>>();
        foreach (var column in columns) attributes.Add(new KeyValuePair<string, object?>(column, ValueOf(row, column)));
        return new PatternNode(row.NodeId, new PropertyBag(attributes));
    }

    private static object? ValueOf(PatternRow row, string column)
    {
        switch (column)
        {
            case "node_id": return row.NodeId;
            case "pattern_id": return row.PatternId;
            case "mask_rle": return row.Mask?.ToCounts();
            case "mask_width": return (long?)row.Mask?.Width;
            case "mask_height": return (long?)row.Mask?.Height;
            default:
                var value = row.Values[Array.IndexOf(PatternRow.Numbers, column)];
                return double.IsNaN(value) ? null : value;
        }
    }
}
