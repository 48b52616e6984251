using System;
using System.Collections.Generic;

namespace Atomscale.Client.Analysis.Patterns;

/// <summary>The edges of a graph that was rebuilt: one between any two nodes, with the attributes that the service's own edges have.</summary>
internal static class PatternEdges
{
    /// <summary>The edges, in the order of the nodes.</summary>
    public static List<PatternEdge> BetweenAll(List<PatternNode> nodes)
    {
        var edges = new List<PatternEdge>();
        for (var first = 0; first < nodes.Count; first++)
        {
            for (var second = first + 1; second < nodes.Count; second++) edges.Add(Between(nodes[first], nodes[second]));
        }

        return edges;
    }

    private static PatternEdge Between(PatternNode one, PatternNode other)
    {
        var horizontal = one.Centroid1 - other.Centroid1;
        var vertical = one.Centroid0 - other.Centroid0;
        var (left, right) = horizontal <= 0 ? (one, other) : (other, one);
        var attributes = new KeyValuePair<string, object?>[]
        {
            new("weight", horizontal is { } across && vertical is { } along ? Math.Sqrt(across * across + along * along) : null),
            new("horizontal_weight", horizontal is { } columns ? Math.Abs(columns) : null),
            new("vertical_weight", vertical is { } rows ? Math.Abs(rows) : null),
            new("horizontal_overlap", left.BboxMaxc > right.BboxMinc),
        };
        return new PatternEdge(one.Id, other.Id, new PropertyBag(attributes));
    }
}
