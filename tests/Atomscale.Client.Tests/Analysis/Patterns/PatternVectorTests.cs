using System.Collections.Generic;
using System.IO;
using System.Linq;
using Atomscale.Client.Analysis.Patterns;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class PatternVectorTests
{
    public static TheoryData<string> Names => Vectors.Names("rheed");

    [Theory]
    [MemberData(nameof(Names))]
    public void Node_tables_equal_those_of_the_reference_client(string name)
    {
        var table = PatternTables.Nodes(Read(name), IdOf(name));

        AssertNodes(Vectors.Csv("rheed", name, "nodes.csv"), table, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Symmetrised_node_tables_equal_those_of_the_reference_client(string name)
    {
        var graph = PatternSymmetry.Symmetrise(Read(name));

        AssertNodes(Vectors.Csv("rheed", name, "nodes_symmetrized.csv"), PatternTables.Nodes(graph, IdOf(name)), name);
        var expected = Vectors.Json("rheed", name, "expected.meta.json").GetProperty("graph");
        Assert.Equal(expected.GetProperty("nodes").EnumerateArray().Select(id => id.GetInt64()), graph.GetNodes().Select(node => node.Id));
        Assert.Equal(expected.GetProperty("edges").GetInt32(), graph.EdgeCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Edges_equal_those_of_the_reference_client(string name)
    {
        var table = PatternTables.Edges(Read(name), IdOf(name));

        var expected = Vectors.Csv("rheed", name, "edges_original.csv");
        var header = expected[0].Select(column => column switch { "start" => "StartId", "end" => "EndId", _ => column }).ToArray();
        Assert.Equal(header.OrderBy(column => column), table.ColumnNames.Skip(1).OrderBy(column => column));
        AssertRows(expected, header, table, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Edges_of_the_symmetrised_pattern_are_all_pairs(string name)
    {
        var graph = PatternSymmetry.Symmetrise(Read(name));

        var expected = Vectors.Csv("rheed", name, "edges_symmetrized.csv").Skip(1).Select(edge => $"{edge[0]}-{edge[1]}");
        Assert.Equal(expected, graph.GetEdges().Select(edge => $"{edge.StartId}-{edge.EndId}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Our_edges_have_the_attributes_that_the_service_gives_its_own(string name)
    {
        var graph = Read(name);

        var ours = PatternEdges.BetweenAll([.. graph.GetNodes()]).ToDictionary(edge => (edge.StartId, edge.EndId));

        foreach (var edge in graph.GetEdges())
        {
            var same = ours[(edge.StartId, edge.EndId)];
            Assert.Equal(edge.Weight!.Value, same.Weight!.Value, 1e-6);
            Assert.Equal(edge.HorizontalWeight!.Value, same.HorizontalWeight!.Value, 1e-6);
            Assert.Equal(edge.VerticalWeight!.Value, same.VerticalWeight!.Value, 1e-6);
            Assert.Equal(edge.HorizontalOverlap, same.HorizontalOverlap);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Feature_rows_equal_those_of_the_reference_client(string name)
    {
        AssertFeatures(name, "features.csv", Read(name));
        AssertFeatures(name, "features_symmetrized.csv", PatternSymmetry.Symmetrise(Read(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Masks_and_pictures_of_a_pattern_have_one_size(string name)
    {
        var image = new RasterImage(File.ReadAllBytes(Vectors.PathOf("rheed", name, "image.png")));
        var mask = MaskReader.Read(Vectors.Json("rheed", name, "mask.json"))!;

        Assert.Equal((image.Height, image.Width), (mask.Height, mask.Width));
        Assert.Equal(Vectors.Json("rheed", name, "mask.json").GetProperty("mask_rle").GetString(), mask.ToCounts());
        Assert.All(Read(name).GetNodes(), node => Assert.Equal((image.Height, image.Width), (node.GetMask()!.Height, node.GetMask()!.Width)));
    }

    private static QuikPatternGraph Read(string name) => FingerprintReader.Read(Vectors.Json("rheed", name, "fingerprint.json")).Graph!;

    private static string IdOf(string name) => Vectors.Json("rheed", name, "fingerprint.json").GetProperty("data_id").GetString()!;

    private static void AssertNodes(List<string[]> expected, AttributeTable table, string name)
    {
        var header = expected[0].Select(column => column == "data_id" ? "DataId" : column).ToArray();
        Assert.Equal(header, table.ColumnNames);
        AssertRows(expected, header, table, name);
    }

    private static void AssertFeatures(string name, string file, QuikPatternGraph graph)
    {
        var table = PatternTables.FeatureRow(graph, "id");

        // The column 'run' is of the program that wrote the file.
        var expected = Vectors.Csv("rheed", name, file);
        var header = expected[0].TakeWhile(column => column.Contains("|")).ToArray();
        Assert.Equal(header.Concat(["DataId"]), table.ColumnNames);
        AssertRows(expected, header, table, $"{name}, {file}");
    }

    private static void AssertRows(List<string[]> expected, string[] header, AttributeTable table, string name)
    {
        Assert.Equal(expected.Count - 1, table.RowCount);
        var names = table.ColumnNames.ToList();
        for (var row = 1; row < expected.Count; row++)
        {
            for (var column = 0; column < header.Length; column++)
                Vectors.AssertCell(expected[row][column], table.GetCell(names.IndexOf(header[column]), row - 1), $"{name}, row {row}, {header[column]}");
        }
    }
}
