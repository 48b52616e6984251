using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

public sealed class RasterImageTests
{
    private static readonly byte[] Jpeg =
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 0x4A, 0x46, 0xFF, 0xFF, 0xC4, 0x00, 0x02, 0xFF, 0xC2, 0x00, 0x11, 0x08, 0x01, 0x2C, 0x01, 0x90, 0x03,
    ];

    [Theory]
    [InlineData("01_synthetic_1", 320, 256)]
    [InlineData("07_synthetic_extended_attributes", 400, 300)]
    public void Format_and_size_come_from_the_header(string name, int width, int height)
    {
        var bytes = File.ReadAllBytes(Vectors.PathOf("rheed", name, "image.png"));

        var image = new RasterImage(bytes);

        Assert.Equal(("PNG", width, height, bytes.LongLength), (image.Format, image.Width, image.Height, image.ByteLength));
        Assert.Equal($"PNG, {width} x {height} pixels, {bytes.Length} bytes", image.ToString());
    }

    [Fact]
    public void A_jpeg_has_its_size_in_its_frame_whatever_stands_before()
    {
        var image = new RasterImage(Jpeg);

        Assert.Equal(("JPEG", 400, 300), (image.Format, image.Width, image.Height));
    }

    [Fact]
    public void A_huge_picture_is_only_as_large_as_its_file()
    {
        var image = new RasterImage(Png(40_000, 40_000));

        Assert.Equal((40_000, 40_000, 24), (image.Width, image.Height, image.ByteLength));
    }

    [Fact]
    public void The_bytes_are_kept_and_written_as_they_came()
    {
        var bytes = Png(3, 2);
        var image = new RasterImage(bytes);
        bytes[20] = 99;
        image.GetBytes()[21] = 99;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            image.Save(path);

            Assert.Equal(Png(3, 2), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "empty", [], "neither" },
        { "text", [.. "<Error>gone</Error>".Select(letter => (byte)letter)], "neither" },
        { "cut signature", Png(3, 2).Take(7).ToArray(), "neither" },
        { "cut header", Png(3, 2).Take(20).ToArray(), "ends within its header" },
        { "other chunk", [.. Png(3, 2).Take(12), .. "IDAT".Select(letter => (byte)letter), .. Png(3, 2).Skip(16)], "ends within its header" },
        { "no width", Png(0, 2), "no size" },
        { "negative height", Png(3, -2), "no size" },
        { "cut frame", Jpeg.Take(19).ToArray(), "ends within its header" },
        { "no frame", Jpeg.Take(13).ToArray(), "ends before its size" },
        { "ends in a segment's length", [0xFF, 0xD8, 0xFF, 0xE0, 0x00], "ends before its size" },
        { "data before a frame", [0xFF, 0xD8, 0xFF, 0xDA, 0x00, 0x02], "ends before its size" },
        { "no marker", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x02, 0x00, 0x00], "no marker" },
        { "segment without length", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x00, 0x00], "without length" },
        { "height later", [.. Jpeg.Take(18), 0x00, 0x00, .. Jpeg.Skip(20)], "no size" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bytes_that_are_no_picture_are_refused_with_what_is_wrong(string name, byte[] bytes, string problem)
    {
        var error = Assert.Throws<FormatException>(() => new RasterImage(bytes));

        Assert.True(error.Message.Contains(problem), $"{name}: {error.Message}");
    }

    private static byte[] Png(int width, int height)
    {
        var bytes = new List<byte> { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R' };
        foreach (var size in new[] { width, height }) bytes.AddRange(Enumerable.Reverse(BitConverter.GetBytes(size)));
        return bytes.ToArray();
    }
}
