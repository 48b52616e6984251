using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Patterns;
using FsCheck.Xunit;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class PatternSymmetryTests
{
    private const string Good =
        "'node_id': 1, 'centroid_0': 1, 'centroid_1': 1, 'specular_origin_1': 5, 'bbox_minr': 0, 'bbox_minc': 0, 'bbox_maxr': 2, 'bbox_maxc': 2";

    [Property(MaxTest = 200, EndSize = 1_000_000)]
    public void A_symmetric_pattern_keeps_its_nodes_and_their_centroids(int seed)
    {
        var graph = SymmetricPattern.Of(seed);

        var symmetrised = PatternSymmetry.Symmetrise(graph);

        Assert.Equal(graph.NodeCount, symmetrised.NodeCount);
        Assert.Equal(Centroids(graph), Centroids(symmetrised));
        Assert.Equal(graph.NodeCount * (graph.NodeCount - 1) / 2, symmetrised.EdgeCount);
    }

    [Fact]
    public void A_single_spot_is_mirrored_to_the_other_side()
    {
        var symmetrised = PatternSymmetry.Symmetrise(Graph(
            "{'node_id': 4, 'centroid_0': 20, 'centroid_1': 30.25, 'specular_origin_1': 50, 'bbox_minr': 18, 'bbox_minc': 28, 'bbox_maxr': 23, 'bbox_maxc': 33, 'relative_centroid_1': -19.75, 'relative_intensity_centroid_1': -0.25, 'own': 1}"));

        Assert.Equal([(4L, 30.25), (5L, 69.75)], symmetrised.GetNodes().Select(node => (node.Id, node.Centroid1!.Value)));
        var mirror = symmetrised.GetNodes()[1];
        Assert.Equal((67.0, 72.0, 19.75, -0.25), (mirror.BboxMinc, mirror.BboxMaxc, mirror.RelativeCentroid1, mirror.RelativeIntensityCentroid1));
        Assert.Empty(mirror.AdditionalFields);
        var edge = Assert.Single(symmetrised.GetEdges());
        Assert.Equal((39.5, 39.5, 0.0, false), (edge.Weight, edge.HorizontalWeight, edge.VerticalWeight, edge.HorizontalOverlap));
    }

    [Fact]
    public void Boxes_that_touch_are_merged_and_means_of_whole_numbers_cut()
    {
        var symmetrised = PatternSymmetry.Symmetrise(Graph(
            "{'node_id': 3, 'pattern_id': 'p', 'centroid_0': 10, 'centroid_1': 50, 'specular_origin_1': 50, 'bbox_minr': 10, 'bbox_minc': 40, 'bbox_maxr': 20, 'bbox_maxc': 60, 'area': 3, 'spot_area': 3.0}",
            "{'node_id': 1, 'pattern_id': null, 'centroid_0': 25, 'centroid_1': 50, 'specular_origin_1': 50, 'bbox_minr': 20, 'bbox_minc': 45, 'bbox_maxr': 31, 'bbox_maxc': 55, 'area': 4, 'spot_area': 4.0}"));

        var node = Assert.Single(symmetrised.GetNodes());
        Assert.Equal((1L, "p", 17.0, 3.0, 3.5), (node.Id, node.PatternId, node.Centroid0, node.Area, node.SpotArea));
        Assert.Equal((15.0, 25.0), (node.BboxMinr, node.BboxMaxr));
    }

    [Theory]
    [InlineData(2.0, "#.#..", "..#.#")]
    [InlineData(2.5, "#.#..", "..#.#")] // Rounded half to even: 2.
    [InlineData(3.0, "##..#", "###..")]
    [InlineData(1.0, "...#.", "....#")]
    public void Masks_are_mirrored_with_the_quirks_of_the_reference_at_their_edges(double origin, string mask, string expected)
    {
        var mirrored = PatternMasks.Mirror(MaskOf(mask), origin);

        Assert.Equal(expected, TextOf(mirrored));
    }

    [Fact]
    public void The_mirror_of_a_mask_stands_at_the_origin_of_the_first_node_of_its_side()
    {
        const string box = "'bbox_minr': 0, 'bbox_maxr': 1";
        var symmetrised = PatternSymmetry.Symmetrise(Graph(
            $$"""{'node_id': 0, 'centroid_0': 0, 'centroid_1': 1, 'specular_origin_1': 4, {{box}}, 'bbox_minc': 0, 'bbox_maxc': 2, 'mask_rle': '{{MaskOf(".#.......").ToCounts()}}', 'mask_height': 1, 'mask_width': 9}"""));

        Assert.Equal([".#.......", ".......#."], symmetrised.GetNodes().Select(node => TextOf(node.GetMask()!)));
    }

    public static TheoryData<string, string> Unusable
    {
        get
        {
            var mask = $", 'mask_rle': '{MaskOf("#.").ToCounts()}', 'mask_height': 1, 'mask_width': 2";
            return new()
            {
                { "", "it has no nodes" },
                { Good.Replace("'centroid_1': 1", "'centroid_1': null"), "node 0 has no centroid_1" },
                { Good.Replace("'centroid_0': 1", "'other': 1"), "node 0 has no centroid_0" },
                { Good.Replace("'bbox_maxr': 2", "'bbox_maxr': null"), "node 0 has no bbox_maxr" },
                { Good.Replace("'node_id': 1", "'node_id': null"), "node 0 has no node_id" },
                { Good.Replace("'specular_origin_1': 5", "'specular_origin_1': null"), "no node has a specular_origin_1" },
                { Good.Replace("'node_id': 1", "'node_id': 1001"), "no node_id is below 1000" },
                { Good.Replace("'node_id': 1", "'node_id': 999"), "its node_ids reach 1000" },
                { Good + ", 'mask_rle': 'x', 'mask_height': 2, 'mask_width': 2", "node 0 has a mask that cannot be read" },
                { Good + ", 'mask_rle': '1', 'mask_width': 2", "node 0 has a mask that cannot be read" },
                { $"{Good.Replace("5", "null")}{mask}#{Good.Replace("'centroid_1': 1", "'centroid_1': 9")}", "its first node has no specular_origin_1" },
                { $"{Good}{mask}#{Good}{mask.Replace("1,", "2,").Replace("width': 2", "width': 1")}", "its nodes' masks are not of one size" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_pattern_that_lacks_what_symmetrising_needs_is_refused(string nodes, string problem)
    {
        var graph = Graph(nodes.Split(new[] { '#' }, StringSplitOptions.RemoveEmptyEntries).Select(node => $"{{{node}}}").ToArray());

        var error = Assert.Throws<AtomscaleException>(() => PatternSymmetry.Symmetrise(graph));

        Assert.Equal(AtomscaleErrorKind.BadAnswer, error.Kind);
        Assert.StartsWith($"The pattern cannot be symmetrised: {problem}", error.Message);
    }

    private static QuikPatternGraph Graph(params string[] nodes) =>
        FingerprintReader.Read(Payload.Of("{'fingerprint': {'nodes': [" + string.Join(",", nodes) + "]}}")).Graph!;

    private static IEnumerable<(double?, double?)> Centroids(PatternGraph graph) =>
        graph.GetNodes().Select(node => (node.Centroid0, node.Centroid1)).OrderBy(centroid => centroid);

    private static Mask MaskOf(string row)
    {
        var pixels = new bool[1, row.Length];
        for (var column = 0; column < row.Length; column++) pixels[0, column] = row[column] == '#';
        return Mask.FromArray(pixels);
    }

    private static string TextOf(Mask mask) => string.Concat(mask.ToArray().Cast<bool>().Select(pixel => pixel ? '#' : '.'));
}
