using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace Atomscale.Client.Tests.Analysis;

/// <summary>Just enough of PNG to read the pictures of the mask vectors: 8 bits of grey, not interlaced.</summary>
internal static class GreyPng
{
    /// <summary>Whether each pixel is anything but black, row after row.</summary>
    public static IEnumerable<bool> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        int width = ReadInt32(bytes, 16), height = ReadInt32(bytes, 20);
        var rows = Inflate(bytes);
        var above = new byte[width];
        for (var row = 0; row < height; row++)
        {
            var filter = rows[row * (width + 1)];
            var line = new byte[width];
            Array.Copy(rows, row * (width + 1) + 1, line, 0, width);
            for (var x = 0; x < width; x++) line[x] += Predict(filter, x == 0 ? 0 : line[x - 1], above[x], x == 0 ? 0 : above[x - 1]);
            foreach (var pixel in line) yield return pixel != 0;
            above = line;
        }
    }

    private static byte[] Inflate(byte[] bytes)
    {
        var data = new MemoryStream();
        for (var chunk = 8; chunk < bytes.Length; chunk += ReadInt32(bytes, chunk) + 12)
        {
            if (System.Text.Encoding.ASCII.GetString(bytes, chunk + 4, 4) == "IDAT") data.Write(bytes, chunk + 8, ReadInt32(bytes, chunk));
        }

        // Two bytes of zlib's header stand before the deflated data.
        data.Position = 2;
        var rows = new MemoryStream();
        new DeflateStream(data, CompressionMode.Decompress).CopyTo(rows);
        return rows.ToArray();
    }

    private static byte Predict(byte filter, int left, int above, int aboveLeft) => (byte)(filter switch
    {
        0 => 0,
        1 => left,
        2 => above,
        3 => (left + above) / 2,
        _ => Paeth(left, above, aboveLeft),
    });

    private static int Paeth(int left, int above, int aboveLeft)
    {
        var estimate = left + above - aboveLeft;
        var (toLeft, toAbove, toAboveLeft) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - aboveLeft));
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }

    private static int ReadInt32(byte[] bytes, int position) =>
        (bytes[position] << 24) | (bytes[position + 1] << 16) | (bytes[position + 2] << 8) | bytes[position + 3];
}
