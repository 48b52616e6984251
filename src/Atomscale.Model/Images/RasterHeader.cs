using System;

namespace Atomscale;

/// <summary>Reads format and size of a picture from its first bytes (PNG: ISO/IEC 15948, JPEG: ITU-T T.81).</summary>
internal static class RasterHeader
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] PngFirstChunk = [0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    /// <exception cref="FormatException">The bytes are no such picture.</exception>
    public static (string Format, int Width, int Height) Read(byte[] bytes)
    {
        var (format, width, height) =
            StartsWith(bytes, PngSignature, 0) ? ReadPng(bytes)
            : bytes.Length > 2 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF ? ReadJpeg(bytes)
            : throw new FormatException("The bytes are neither a PNG nor a JPEG picture.");

        // A PNG's numbers have 31 bits. A JPEG may leave its height to a later marker; no picture of the service does.
        if (width <= 0 || height <= 0) throw new FormatException($"The {format} picture's header gives it no size.");
        return (format, width, height);
    }

    private static (string, int, int) ReadPng(byte[] bytes)
    {
        if (bytes.Length < 24 || !StartsWith(bytes, PngFirstChunk, 8)) throw new FormatException("The PNG picture ends within its header.");
        return ("PNG", ReadInt32(bytes, 16), ReadInt32(bytes, 20));
    }

    private static (string, int, int) ReadJpeg(byte[] bytes)
    {
        var position = 2;
        while (position + 1 < bytes.Length)
        {
            if (bytes[position] != 0xFF) throw new FormatException("The JPEG picture has no marker where one should be.");
            var marker = bytes[position + 1];
            if (marker == 0xFF)
            {
                // A fill byte.
                position++;
                continue;
            }

            position += 2;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) continue;
            if (marker is 0xD9 or 0xDA || position + 1 >= bytes.Length) break;
            if (IsFrame(marker)) return ReadFrame(bytes, position);
            var length = ReadUInt16(bytes, position);
            if (length < 2) throw new FormatException("The JPEG picture has a segment without length.");
            position += length;
        }

        throw new FormatException("The JPEG picture ends before its size.");
    }

    private static (string, int, int) ReadFrame(byte[] bytes, int position) => position + 7 <= bytes.Length
        ? ("JPEG", ReadUInt16(bytes, position + 5), ReadUInt16(bytes, position + 3))
        : throw new FormatException("The JPEG picture ends within its header.");

    // The start-of-frame markers; C4, C8 and CC among them mean something else.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool StartsWith(byte[] bytes, byte[] start, int offset)
    {
        if (bytes.Length < offset + start.Length) return false;
        for (var position = 0; position < start.Length; position++)
        {
            if (bytes[offset + position] != start[position]) return false;
        }

        return true;
    }

    private static int ReadUInt16(byte[] bytes, int position) => (bytes[position] << 8) | bytes[position + 1];

    private static int ReadInt32(byte[] bytes, int position) => (ReadUInt16(bytes, position) << 16) | ReadUInt16(bytes, position + 2);
}
