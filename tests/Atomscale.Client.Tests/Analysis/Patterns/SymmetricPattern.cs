using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Patterns;

namespace Atomscale.Client.Tests.Analysis;

/// <summary>
/// A pattern by chance that is symmetric already: boxes of whole pixels, of which none touches another one or the middle. Centroids are
/// binary fractions, so that their mirror images are exact.
/// </summary>
internal static class SymmetricPattern
{
    public static QuikPatternGraph Of(int seed)
    {
        var random = new Random(seed);
        var twiceMiddle = random.Next(600, 900);
        var ids = new Queue<long>(Enumerable.Range(0, 999).OrderBy(_ => random.Next()).Select(id => (long)id));
        var nodes = new List<PatternNode>();
        for (int band = 0, bands = random.Next(1, 12); band < bands; band++)
        {
            var column = (twiceMiddle / 2) + 1;
            for (int pair = 0, pairs = random.Next(0, 4); pair < pairs; pair++)
            {
                var left = column + random.Next(1, 20);
                column = left + random.Next(1, 30);
                AddPair(nodes, random, ids, twiceMiddle, (band * 40, left, (band * 40) + random.Next(1, 39), column));
                column++;
            }

            if (random.Next(4) == 0) AddMiddle(nodes, ids.Dequeue(), twiceMiddle, band * 40);
        }

        if (nodes.Count == 0) AddMiddle(nodes, ids.Dequeue(), twiceMiddle, 0);
        return new QuikPatternGraph(nodes.OrderBy(_ => random.Next()).ToList(), []);
    }

    private static void AddPair(
        List<PatternNode> nodes, Random random, Queue<long> ids, int twiceMiddle, (int MinRow, int MinColumn, int MaxRow, int MaxColumn) box)
    {
        var (row, column) = (box.MinRow + (random.Next(64) / 64.0), box.MinColumn + (random.Next(64) / 64.0));
        nodes.Add(Node(ids.Dequeue(), row, column, twiceMiddle, box));
        var mirrored = (box.MinRow, twiceMiddle - box.MaxColumn, box.MaxRow, twiceMiddle - box.MinColumn);
        nodes.Add(Node(ids.Dequeue(), row, twiceMiddle - column, twiceMiddle, mirrored));
    }

    // On the middle itself there is no mirror image, and no box of a pair reaches it.
    private static void AddMiddle(List<PatternNode> nodes, long id, int twiceMiddle, int row) =>
        nodes.Add(Node(id, row + 1.5, twiceMiddle / 2.0, twiceMiddle, (row, twiceMiddle / 2, row + 3, (twiceMiddle + 1) / 2)));

    private static PatternNode Node(
        long id, double row, double column, int twiceMiddle, (int MinRow, int MinColumn, int MaxRow, int MaxColumn) box) => new(id, new PropertyBag(
        new KeyValuePair<string, object?>[]
        {
            new("node_id", id), new("centroid_0", row), new("centroid_1", column), new("specular_origin_1", twiceMiddle / 2.0),
            new("bbox_minr", (long)box.MinRow), new("bbox_minc", (long)box.MinColumn),
            new("bbox_maxr", (long)box.MaxRow), new("bbox_maxc", (long)box.MaxColumn),
        }));
}
