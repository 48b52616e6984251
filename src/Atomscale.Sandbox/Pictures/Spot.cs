using System;

namespace Atomscale.Sandbox.Pictures;

/// <summary>A diffraction spot, or a streak where it is drawn out along the column: a Gaussian.</summary>
/// <param name="Order">In half orders from the specular spot, negative to the left.</param>
/// <param name="Row">Of its centre, in pixels.</param>
/// <param name="Column">Of its centre, in pixels.</param>
/// <param name="RowSigma">Standard deviation along the column, in pixels.</param>
/// <param name="ColumnSigma">Standard deviation along the row, in pixels.</param>
/// <param name="Height">Gray values above the background.</param>
internal sealed record Spot(int Order, double Row, double Column, double RowSigma, double ColumnSigma, double Height)
{
    /// <summary>Squared distance from the centre in standard deviations.</summary>
    public double Distance(double row, double column)
    {
        var (down, right) = ((row - Row) / RowSigma, (column - Column) / ColumnSigma);
        return (down * down) + (right * right);
    }

    public double Intensity(double row, double column) => Height * Math.Exp(-Distance(row, column) / 2);
}
