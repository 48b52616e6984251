using System.Collections.Generic;

namespace Atomscale;

/// <summary>The peaks of a spectrum; its text is <c>Si 2p 99.4; O 1s 532</c>.</summary>
public sealed class DetectedPeakList : ItemList<DetectedPeak>
{
    /// <summary>A list without peaks.</summary>
    public static DetectedPeakList Empty { get; } = new([]);

    /// <summary>Copies the references.</summary>
    public DetectedPeakList(IEnumerable<DetectedPeak> items) : base(items) { }
}
