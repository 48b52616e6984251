using System.Linq;
using Atomscale.Client.Analysis.Patterns;
using Atomscale.Client.Json;
using QuikGraph;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class FingerprintReaderTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{'fingerprint': null}")]
    [InlineData("{'fingerprint': {}, 'processed_data_id': null}")]
    public void A_fingerprint_may_be_absent(string json)
    {
        var fingerprint = FingerprintReader.Read(Payload.Of(json));

        Assert.Null(fingerprint.Graph);
        Assert.Null(fingerprint.ProcessedDataId);
    }

    [Fact]
    public void Attributes_are_typed_where_they_are_known_and_kept_where_they_are_not()
    {
        var fingerprint = Read("""
            {'id': 7, 'node_id': 2.0, 'pattern_id': 'p', 'centroid_0': 3, 'centroid_1': null, 'eccentricity': 'NaN', 'mask_rle': '222', 'mask_height': 2, 'mask_width': 3,
             'n_peaks': 4, 'shape': {'kind': ['a', 1.5, true]}}
            """);

        var node = Assert.Single(fingerprint.GetNodes());
        Assert.Equal((7L, 2L, "p", 3.0), (node.Id, node.NodeId, node.PatternId, node.Centroid0));
        Assert.Null(node.Centroid1);
        Assert.Null(node.Eccentricity);
        Assert.Equal("2 x 3 pixels, 2 set", node.GetMask()!.ToString());
        Assert.Equal("n_peaks=4; shape=kind=a; 1.5; true", node.AdditionalFields.ToString());
        Assert.Equal("node 7 at (, 3)", node.ToString());
    }

    [Fact]
    public void A_node_without_an_id_is_known_by_its_position()
    {
        var graph = Graph("{'nodes': [{'node_id': 5}, {'id': 9}, {'node_id': 6}], 'horizontal_distances': [{'start_id': 0, 'end_id': 2}]}");

        Assert.Equal([0L, 9L, 2L], graph.GetNodes().Select(node => node.Id));
        Assert.Equal("3 nodes, 1 edge", graph.ToString());
    }

    [Fact]
    public void A_node_that_is_listed_twice_is_one_and_the_later_attributes_win()
    {
        var graph = Graph("{'nodes': [{'id': 1, 'area': 2, 'fwhm_0': 3}, {'id': 0}, {'id': 1, 'area': 4, 'own': 5}]}");

        Assert.Equal([1L, 0L], graph.GetNodes().Select(node => node.Id));
        Assert.Equal("area=4; fwhm_0=3; own=5", graph.GetNodes()[0].Attributes.ToString());
    }

    [Theory]
    [InlineData("'multigraph': false, 'directed': false,", "0 to 1 weight=3; horizontal_overlap=true")]
    [InlineData("'multigraph': false, 'directed': true,", "0 to 1 weight=1; horizontal_overlap=true|1 to 0 weight=3")]
    [InlineData("'multigraph': true, 'directed': false,", "0 to 1 weight=1; horizontal_overlap=true|1 to 0 weight=3")]
    [InlineData("", "0 to 1 weight=1; horizontal_overlap=true|1 to 0 weight=3")]
    public void A_pair_given_twice_merges_unless_the_graph_is_a_multigraph(string flags, string expected)
    {
        var graph = Graph("{" + flags + """
             'nodes': [{'id': 0}, {'id': 1}], 'horizontal_distances': [
              {'start_id': 0, 'end_id': 1, 'weight': 1, 'horizontal_overlap': true}, {'start_id': 1, 'end_id': 0, 'weight': 3}]}
            """);

        Assert.Equal(expected, string.Join("|", graph.GetEdges().Select(edge => $"{edge} {edge.Attributes}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", 'horizontal_distances': null")]
    [InlineData(", 'horizontal_distances': []")]
    public void No_edge_list_is_no_edges(string edges) => Assert.Equal(0, Graph("{'nodes': [{'id': 0}]" + edges + "}").EdgeCount);

    [Fact]
    public void The_graph_is_given_as_one_of_quikgraph()
    {
        var graph = Graph("{'nodes': [{'id': 4}, {'id': 2}], 'horizontal_distances': [{'start_id': 4, 'end_id': 2, 'weight': 1.5}, {'start_id': 2, 'end_id': 4}]}");
        var directed = Graph("{'directed': true, 'nodes': [{'id': 4}, {'id': 2}], 'horizontal_distances': [{'start_id': 4, 'end_id': 2}]}");

        var quik = Assert.IsType<UndirectedGraph<PatternNode, TaggedEdge<PatternNode, PatternEdge>>>(graph.ToQuikGraph());
        Assert.Equal((2, 2), (quik.VertexCount, quik.EdgeCount));
        Assert.Contains(quik.Edges, edge => (edge.Source.Id, edge.Target.Id, edge.Tag!.Weight) == (4L, 2L, 1.5));
        Assert.IsType<BidirectionalGraph<PatternNode, TaggedEdge<PatternNode, PatternEdge>>>(directed.ToQuikGraph());
    }

    [Fact]
    public void Tables_have_a_column_for_each_attribute_and_the_data_id()
    {
        var graph = Graph("{'nodes': [{'id': 0, 'area': 2}, {'id': 1, 'DataId': 'x', 'own': 'a'}], 'horizontal_distances': [{'start_id': 0, 'end_id': 1, 'weight': 1}]}");

        var nodes = PatternTables.Nodes(graph, "d");
        Assert.Equal(["area", "own", "DataId"], nodes.ColumnNames);
        Assert.Equal([2L, null, "d"], Enumerable.Range(0, 3).Select(column => nodes.GetCell(column, 0)));
        Assert.Equal((typeof(long), typeof(string)), (nodes.GetColumnType(0), nodes.GetColumnType(1)));
        var edges = PatternTables.Edges(graph, "d");
        Assert.Equal(["DataId", "StartId", "EndId", "weight"], edges.ColumnNames);
        Assert.Equal(["d", 0L, 1L, 1L], Enumerable.Range(0, 4).Select(column => edges.GetCell(column, 0)));
    }

    [Fact]
    public void Features_are_means_over_a_number_and_left_out_where_there_is_no_value()
    {
        var row = PatternTables.FeatureRow(Graph("{'nodes': [{'node_id': 10, 'area': 2}, {'node_id': 9, 'area': null, 'spot_area': 1}, {'node_id': 10, 'area': 5}, {'area': 7}]}"), "id");

        Assert.Equal(["spot_area|9", "area|10", "DataId"], row.ColumnNames);
        Assert.Equal((1.0, 3.5), (row.GetCell(0, 0), row.GetCell(1, 0)));
        Assert.Equal(0, PatternTables.FeatureRow(Graph("{'nodes': []}"), "id").RowCount);
    }

    [Theory]
    [InlineData("[1]", "")]
    [InlineData("{'fingerprint': []}", "fingerprint")]
    [InlineData("{'fingerprint': {'graph': {}}}", "fingerprint.nodes")]
    [InlineData("{'fingerprint': {'nodes': null}}", "fingerprint.nodes")]
    [InlineData("{'fingerprint': {'nodes': [{}, 3]}}", "fingerprint.nodes[1]")]
    [InlineData("{'fingerprint': {'nodes': [{'id': 'a'}]}}", "fingerprint.nodes[0].id")]
    [InlineData("{'fingerprint': {'nodes': [{'id': null}]}}", "fingerprint.nodes[0].id")]
    [InlineData("{'fingerprint': {'nodes': [{'id': 1.5}]}}", "fingerprint.nodes[0].id")]
    [InlineData("{'fingerprint': {'nodes': [], 'horizontal_distances': {}}}", "fingerprint.horizontal_distances")]
    [InlineData("{'fingerprint': {'nodes': [{}], 'horizontal_distances': [{'end_id': 0}]}}", "fingerprint.horizontal_distances[0].start_id")]
    [InlineData("{'fingerprint': {'nodes': [{}], 'horizontal_distances': [{'start_id': 0, 'end_id': 1}]}}", "fingerprint.horizontal_distances[0].end_id")]
    public void A_malformed_fingerprint_is_an_error_that_names_the_field(string json, string field) =>
        Assert.Equal(field, Assert.Throws<PayloadException>(() => FingerprintReader.Read(Payload.Of(json))).Field);

    private static QuikPatternGraph Read(string node) => Graph("{'nodes': [" + node + "]}");

    private static QuikPatternGraph Graph(string fingerprint) =>
        FingerprintReader.Read(Payload.Of("{'processed_data_id': 'p', 'fingerprint': " + fingerprint + "}")).Graph!;
}
