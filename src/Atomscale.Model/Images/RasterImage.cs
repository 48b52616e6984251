using System;
using System.IO;

namespace Atomscale;

/// <summary>
/// A picture as it was downloaded: its bytes, with format and size read from its header. It is never decoded here, so a picture of any
/// size is only as large as its file.
/// </summary>
public sealed class RasterImage
{
    private readonly byte[] _bytes;

    /// <summary>Copies the bytes and reads their header.</summary>
    /// <exception cref="FormatException">The bytes are neither a PNG nor a JPEG picture, or end within its header.</exception>
    public RasterImage(byte[] bytes)
    {
        _bytes = (byte[])bytes.Clone();
        (Format, Width, Height) = RasterHeader.Read(_bytes);
    }

    /// <summary>The format: <c>PNG</c> or <c>JPEG</c>.</summary>
    public string Format { get; }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The number of bytes.</summary>
    public long ByteLength => _bytes.Length;

    /// <summary>A copy of the bytes.</summary>
    public byte[] GetBytes() => (byte[])_bytes.Clone();

    /// <summary>Writes the bytes to a file, over one that is there.</summary>
    /// <param name="path">The file's path. A relative one counts from the process's folder, which is not PowerShell's location.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => File.WriteAllBytes(path, _bytes);

    /// <summary>Format, size and length.</summary>
    public override string ToString() => $"{Format}, {Width} x {Height} pixels, {_bytes.Length} bytes";
}
