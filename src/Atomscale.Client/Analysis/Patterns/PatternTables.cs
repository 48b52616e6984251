using System.Collections.Generic;
using System.Globalization;

namespace Atomscale.Client.Analysis.Patterns;

/// <summary>The tables of a diffraction pattern, by the rules of the service's contract.</summary>
public static class PatternTables
{
    private const string DataId = "DataId";

    private static readonly string[] Features =
    [
        "spot_area", "streak_area", "relative_centroid_0", "relative_centroid_1", "intensity_centroid_0", "intensity_centroid_1",
        "specular_origin_0", "specular_origin_1", "fwhm_0", "fwhm_1", "area", "eccentricity", "center_distance", "axis_major_length",
        "axis_minor_length", "roughness_metric",
    ];

    /// <summary>A row a node with the service's attributes, then the data id.</summary>
    public static AttributeTable Nodes(PatternGraph graph, string dataId)
    {
        var rows = new List<List<KeyValuePair<string, object?>>>();
        foreach (var node in graph.GetNodes())
        {
            var row = Cells(node.Attributes);
            row.Add(Cell(DataId, dataId));
            rows.Add(row);
        }

        return AttributeTable.Of(rows, DataId);
    }

    /// <summary>A row an edge: the data id, the keys of its nodes, then the service's attributes.</summary>
    public static AttributeTable Edges(PatternGraph graph, string dataId)
    {
        var rows = new List<List<KeyValuePair<string, object?>>>();
        foreach (var edge in graph.GetEdges())
        {
            var row = new List<KeyValuePair<string, object?>> { Cell(DataId, dataId), Cell("StartId", edge.StartId), Cell("EndId", edge.EndId) };
            row.AddRange(Cells(edge.Attributes));
            rows.Add(row);
        }

        return AttributeTable.Of(rows);
    }

    /// <summary>
    /// One row with a column <c>feature|node_id</c> for each pair that has a value: the mean of the nodes of that number. No row without any.
    /// </summary>
    public static AttributeTable FeatureRow(PatternGraph graph, string dataId)
    {
        var nodes = new SortedDictionary<long, List<PatternNode>>();
        foreach (var node in graph.GetNodes())
        {
            if (node.NodeId is not { } id) continue;
            if (!nodes.TryGetValue(id, out var same)) nodes[id] = same = [];
            same.Add(node);
        }

        var row = new List<KeyValuePair<string, object?>>();
        foreach (var feature in Features)
        {
            foreach (var node in nodes)
            {
                if (Mean(node.Value, feature) is { } mean) row.Add(Cell($"{feature}|{node.Key.ToString(CultureInfo.InvariantCulture)}", mean));
            }
        }

        if (row.Count > 0) row.Add(Cell(DataId, dataId));
        return AttributeTable.Of(row.Count == 0 ? [] : [row]);
    }

    private static double? Mean(List<PatternNode> nodes, string feature)
    {
        double sum = 0;
        var count = 0;
        foreach (var node in nodes)
        {
            if (PatternAttributes.Number(node.Attributes, feature) is not { } value) continue;
            sum += value;
            count++;
        }

        return count == 0 ? null : sum / count;
    }

    private static List<KeyValuePair<string, object?>> Cells(PropertyBag attributes)
    {
        var cells = new List<KeyValuePair<string, object?>>();
        foreach (string name in attributes.Keys) cells.Add(Cell(name, attributes[name]));
        return cells;
    }

    private static KeyValuePair<string, object?> Cell(string name, object? value) => new(name, value);
}
