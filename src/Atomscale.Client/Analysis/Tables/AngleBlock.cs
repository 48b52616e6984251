namespace Atomscale.Client.Analysis.Tables;

/// <summary>
/// What the service says of one block of a RHEED video's series beside its rows: one angle of a rotating sample, or all there is.
/// </summary>
internal sealed class AngleBlock
{
    public AngleBlock(double angle, long firstRow, long rowCount, string? viewId, string? intervalId, string? azimuthLabel)
    {
        Angle = angle;
        FirstRow = firstRow;
        RowCount = rowCount;
        ViewId = viewId;
        IntervalId = intervalId;
        AzimuthLabel = azimuthLabel;
    }

    /// <summary>The angle of the block, in the unit of the service (degrees).</summary>
    public double Angle { get; }

    /// <summary>The zero-based position of the block's first row in the table.</summary>
    public long FirstRow { get; }

    /// <summary>The number of rows of the block.</summary>
    public long RowCount { get; }

    /// <summary>The id of the view; null from older servers.</summary>
    public string? ViewId { get; }

    /// <summary>The id of the interval; null from older servers.</summary>
    public string? IntervalId { get; }

    /// <summary>The azimuth's name; null from older servers.</summary>
    public string? AzimuthLabel { get; }
}
