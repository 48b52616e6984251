using System.Globalization;
using System.IO;
using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox.Pictures;

/// <summary>A picture that the service has processed: a RHEED image, or a snapshot of a video. Not all have every part of an analysis.</summary>
internal sealed class Picture
{
    // For a snapshot its number in the video, counted from 0; else null.
    public Picture(Entry entry, string id, int? number = null)
    {
        Entry = entry;
        Id = id;
        Number = number;
    }

    public Entry Entry { get; }

    public string Id { get; }

    public int? Number { get; }

    /// <summary>False for what a camera at a viewport saw: no diffraction.</summary>
    public bool IsRheed => Entry.DataType != DataTypes.Optical;

    /// <summary>An image always has its processed picture, a snapshot nearly always.</summary>
    public bool HasFile => Number is null || Variant % 9 != 6;

    public bool HasMask => IsRheed && Variant is not (2 or 9);

    /// <summary>True when the analysis found nothing to mask and said so, which is not the same as no mask.</summary>
    public bool IsMaskNull => Variant == 5;

    public bool HasFingerprint => IsRheed && Variant is not (8 or 9);

    /// <summary>The fingerprints of some analyses tell no distances.</summary>
    public bool HasEdges => Variant != 10;

    /// <summary>The service's framework writes a graph of either kind.</summary>
    public bool IsMultigraph => Variant % 4 != 1;

    public string FileName
    {
        get
        {
            var raw = Path.GetFileNameWithoutExtension(Entry.FileName);
            return Number is { } number
                ? string.Create(CultureInfo.InvariantCulture, $"{raw}_frame{number + 1}.png")
                : raw + "_processed.png";
        }
    }

    private int Variant => (Entry.Rank + (Number + 1 ?? 0)) % 14;
}
