using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Patterns;
using Atomscale.Client.Json;
using FsCheck.Xunit;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class MaskTests
{
    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var mask in Vectors.Json("rle", "masks.json").GetProperty("masks").EnumerateArray()) names.Add(mask.GetProperty("name").GetString()!);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Counts_are_read_and_written_as_by_the_reference_tools(string name)
    {
        var vector = Vectors.Json("rle", "masks.json").GetProperty("masks").EnumerateArray().Single(mask => mask.GetProperty("name").GetString() == name);
        var (height, width) = (vector.GetProperty("height").GetInt32(), vector.GetProperty("width").GetInt32());
        var counts = vector.GetProperty("counts").GetString()!;

        var mask = Mask.FromCounts(height, width, counts);

        Assert.Equal((height, width, vector.GetProperty("area").GetInt32()), (mask.Height, mask.Width, mask.Area));
        var pixels = mask.ToArray();
        Assert.Equal(GreyPng.Read(Vectors.PathOf("rle", vector.GetProperty("png").GetString()!)), pixels.Cast<bool>());
        if (vector.GetProperty("packed_rows_base64").GetString() is { } packed) Assert.Equal(Unpack(packed, height, width), pixels.Cast<bool>());

        // The published one was written by other hands, which begin with three empty runs.
        if (!name.StartsWith("published", StringComparison.Ordinal)) Assert.Equal(counts, mask.ToCounts());
        Assert.Equal(mask.ToCounts(), Mask.FromArray(pixels).ToCounts());
    }

    [Fact]
    public void Counts_that_the_reference_calls_invalid_are_refused()
    {
        foreach (var vector in Vectors.Json("rle", "masks.json").GetProperty("invalid").EnumerateArray())
        {
            var (height, width) = (vector.GetProperty("height").GetInt32(), vector.GetProperty("width").GetInt32());
            Assert.Throws<FormatException>(() => Mask.FromCounts(height, width, vector.GetProperty("counts").GetString()!));
        }
    }

    [Theory]
    [InlineData(2, 2, "5", "beyond its 4 pixels")]
    [InlineData(2, 2, "3", "fill 3 of its 4 pixels")]
    [InlineData(2, 2, "", "fill 0 of its 4 pixels")]
    [InlineData(2, 2, "T", "end within a number")]
    [InlineData(2, 2, "4 ", "cannot have at 1")]
    [InlineData(2, 2, "\u00e94", "cannot have at 0")]
    [InlineData(2, 2, "p4", "cannot have at 0")]
    [InlineData(2, 2, "1112", "beyond its 4 pixels")]
    [InlineData(2, 2, "1M2", "is negative")]
    [InlineData(2, 2, "oooooooooooooooooooo1", "out of range")]
    [InlineData(-1, 5, "0", "cannot have -1 x 5 pixels")]
    [InlineData(-1, -1, "1", "cannot have -1 x -1 pixels")]
    [InlineData(10_001, 10_000, "0", "larger than the 100000000 pixels")]
    [InlineData(int.MaxValue, int.MaxValue, "0", "larger than the 100000000 pixels")]
    public void Bad_counts_and_sizes_are_refused_with_what_is_wrong(int height, int width, string counts, string problem) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => Mask.FromCounts(height, width, counts)).Message);

    [Fact]
    public void Runs_between_empty_runs_belong_together()
    {
        // Runs 1, 0, 2, 1: the third number is plain, the fourth one the difference to the second.
        var mask = Mask.FromCounts(2, 2, "1021");

        Assert.Equal((1, "31"), (mask.Area, mask.ToCounts()));
        Assert.Equal("2 x 2 pixels, 1 set", mask.ToString());
    }

    [Fact]
    public void A_mask_may_have_no_pixel_at_all()
    {
        Assert.Equal("0", Mask.FromArray(new bool[0, 3]).ToCounts());
        Assert.Equal(0, Mask.FromCounts(0, 3, "").Area);
    }

    [Property(MaxTest = 300, EndSize = 1_000_000)]
    public void Counts_round_trip(int seed)
    {
        var pixels = RandomMask(new Random(seed));
        var mask = Mask.FromArray(pixels);

        var read = Mask.FromCounts(mask.Height, mask.Width, mask.ToCounts());

        Assert.Equal(pixels.Cast<bool>(), read.ToArray().Cast<bool>());
        Assert.Equal(pixels.Cast<bool>().Count(pixel => pixel), read.Area);
        Assert.Equal(mask.ToCounts(), read.ToCounts());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{'mask_rle': null, 'mask_height': 3, 'mask_width': 3}")]
    public void A_mask_may_be_absent(string json) => Assert.Null(MaskReader.Read(Payload.Of(json)));

    [Fact]
    public void A_mask_is_read_from_its_payload() =>
        Assert.Equal("2 x 3 pixels, 2 set", MaskReader.Read(Payload.Of("{'mask_rle': '222', 'mask_height': 2, 'mask_width': 3}"))!.ToString());

    [Theory]
    [InlineData("[3]", "")]
    [InlineData("{'mask_rle': 3, 'mask_height': 2, 'mask_width': 2}", "mask_rle")]
    [InlineData("{'mask_rle': '3', 'mask_height': 2, 'mask_width': 2}", "mask_rle")]
    [InlineData("{'mask_rle': '4', 'mask_height': null, 'mask_width': 2}", "mask_height")]
    [InlineData("{'mask_rle': '4', 'mask_height': 2}", "mask_width")]
    [InlineData("{'mask_rle': '4', 'mask_height': 2, 'mask_width': 2.5}", "mask_width")]
    [InlineData("{'mask_rle': '4', 'mask_height': 2, 'mask_width': -2}", "mask_rle")]
    public void A_malformed_mask_is_an_error_that_names_the_field(string json, string field) =>
        Assert.Equal(field, Assert.Throws<PayloadException>(() => MaskReader.Read(Payload.Of(json))).Field);

    private static bool[,] RandomMask(Random random)
    {
        var pixels = new bool[random.Next(0, 40), random.Next(0, 40)];
        var density = random.NextDouble() * random.NextDouble();
        for (var row = 0; row < pixels.GetLength(0); row++)
        {
            for (var column = 0; column < pixels.GetLength(1); column++) pixels[row, column] = random.NextDouble() < density;
        }

        return pixels;
    }

    // Row after row, eight pixels a byte, high bit first.
    private static IEnumerable<bool> Unpack(string base64, int height, int width)
    {
        var bytes = Convert.FromBase64String(base64);
        return Enumerable.Range(0, height * width).Select(pixel => (bytes[pixel / 8] & (0x80 >> (pixel % 8))) != 0);
    }
}
