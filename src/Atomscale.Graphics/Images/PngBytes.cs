using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Atomscale.Graphics.Images;

/// <summary>The parts of PNG files that are written without a library: a mask of one bit a pixel, and the note of the resolution.</summary>
/// <remarks>Portable Network Graphics, third edition (W3C, 2025): chunks in 5.3, bit depth 1 in 7.2, pHYs in 11.3.4.3.</remarks>
internal static class PngBytes
{
    private const int EndOfHeaderChunk = 33;
    private const double MetresPerInch = 0.0254;
    private const uint AdlerModulus = 65521;

    private static readonly byte[] s_signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A mask in black and white, set pixels white.</summary>
    public static byte[] OfMask(Mask mask) => OfBits(mask, []);

    /// <summary>A mask whose set pixels are red and whose others are transparent.</summary>
    public static byte[] RedOfMask(Mask mask) => OfBits(mask, [file => Chunk(file, "PLTE", [0, 0, 0, 255, 0, 0]), file => Chunk(file, "tRNS", [0, 255])], colourType: 3);

    /// <summary>The same file with a note of its resolution.</summary>
    public static byte[] WithDpi(byte[] png, int dpi)
    {
        var perMetre = (uint)Math.Round(dpi / MetresPerInch);
        var file = new MemoryStream();
        file.Write(png, 0, EndOfHeaderChunk);
        Chunk(file, "pHYs", [.. BigEndian(perMetre), .. BigEndian(perMetre), 1]);
        file.Write(png, EndOfHeaderChunk, png.Length - EndOfHeaderChunk);
        return file.ToArray();
    }

    private static byte[] OfBits(Mask mask, Action<Stream>[] between, byte colourType = 0)
    {
        const byte BitDepth = 1;
        var file = new MemoryStream();
        file.Write(s_signature, 0, s_signature.Length);
        Chunk(file, "IHDR", [.. BigEndian((uint)mask.Width), .. BigEndian((uint)mask.Height), BitDepth, colourType, 0, 0, 0]);
        foreach (var write in between) write(file);
        Chunk(file, "IDAT", Compress(Rows(mask)));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    // Each row begins with its filter, none.
    private static byte[] Rows(Mask mask)
    {
        const int BitsPerByte = 8;
        var set = mask.ToArray();
        var stride = 1 + (mask.Width + BitsPerByte - 1) / BitsPerByte;
        var rows = new byte[stride * mask.Height];
        for (var row = 0; row < mask.Height; row++)
        {
            for (var column = 0; column < mask.Width; column++)
            {
                if (set[row, column]) rows[row * stride + 1 + column / BitsPerByte] |= (byte)(0x80 >> (column % BitsPerByte));
            }
        }

        return rows;
    }

    // zlib (RFC 1950) around deflate, which netstandard2.0 has only bare.
    private static byte[] Compress(byte[] bytes)
    {
        var packed = new MemoryStream();
        packed.WriteByte(0x78);
        packed.WriteByte(0x9C);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(bytes, 0, bytes.Length);
        uint low = 1, high = 0;
        foreach (var value in bytes)
        {
            low = (low + value) % AdlerModulus;
            high = (high + low) % AdlerModulus;
        }

        packed.Write(BigEndian((high << 16) | low), 0, sizeof(uint));
        return packed.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(BigEndian((uint)data.Length), 0, sizeof(uint));
        file.Write(body, 0, body.Length);
        file.Write(BigEndian(Crc(body)), 0, sizeof(uint));
    }

    private static uint Crc(byte[] bytes)
    {
        const uint Polynomial = 0xEDB88320;
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
        }

        return ~crc;
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
