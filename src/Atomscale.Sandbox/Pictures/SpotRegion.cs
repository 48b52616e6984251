using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Sandbox.Pictures;

/// <summary>What an image analysis measures of one spot. Index 0 of a pair is the row, 1 the column; all in pixels unless said otherwise.</summary>
internal sealed class SpotRegion
{
    /// <summary>Full width at half maximum of a Gaussian in standard deviations.</summary>
    private const double FullWidth = 2.354820045;

    private readonly RheedFrame _frame;

    public SpotRegion(RheedFrame frame, Spot spot, IReadOnlyList<Pixel> pixels)
    {
        _frame = frame;
        Spot = spot;
        Pixels = pixels;
        MinRow = pixels.Min(pixel => pixel.Row);
        MinColumn = pixels.Min(pixel => pixel.Column);
        MaxRow = pixels.Max(pixel => pixel.Row) + 1;
        MaxColumn = pixels.Max(pixel => pixel.Column) + 1;
        Centroid = (pixels.Average(pixel => pixel.Row), pixels.Average(pixel => pixel.Column));
        BrightCentroid = WeightedCentroid();
        (MajorAxis, MinorAxis) = Axes();
    }

    public Spot Spot { get; }

    public IReadOnlyList<Pixel> Pixels { get; }

    /// <summary>The box is half open: the maxima do not belong to it.</summary>
    public int MinRow { get; }

    public int MinColumn { get; }

    public int MaxRow { get; }

    public int MaxColumn { get; }

    public (double Row, double Column) Centroid { get; }

    /// <summary>The centroid weighted with the light.</summary>
    public (double Row, double Column) BrightCentroid { get; }

    public (double Row, double Column) Fwhm => (FullWidth * Spot.RowSigma, FullWidth * Spot.ColumnSigma);

    public int Area => Pixels.Count;

    /// <summary>Axes of the ellipse with the region's second moments.</summary>
    public double MajorAxis { get; }

    public double MinorAxis { get; }

    public double Eccentricity => Math.Sqrt(1 - (MinorAxis * MinorAxis / (MajorAxis * MajorAxis)));

    /// <summary>The part of the area that is a spot rather than a streak.</summary>
    public double SpotArea => Area * MinorAxis / MajorAxis;

    /// <summary>Mean gray value in the box.</summary>
    public double BoxIntensity
    {
        get
        {
            var sum = 0.0;
            for (var row = MinRow; row < MaxRow; row++)
            {
                for (var column = MinColumn; column < MaxColumn; column++)
                    sum += _frame.GrayAt(new Pixel(row, column));
            }
            return sum / ((MaxRow - MinRow) * (MaxColumn - MinColumn));
        }
    }

    /// <summary>The brightest pixel above the dark screen in units of its noise.</summary>
    public double PeakToNoise => (Pixels.Max(_frame.GrayAt) - RheedFrame.Dark) / RheedFrame.Noise;

    private (double Row, double Column) WeightedCentroid()
    {
        var (weight, row, column) = (0.0, 0.0, 0.0);
        foreach (var pixel in Pixels)
        {
            var light = _frame.GrayAt(pixel);
            weight += light;
            row += light * pixel.Row;
            column += light * pixel.Column;
        }
        return (row / weight, column / weight);
    }

    private (double Major, double Minor) Axes()
    {
        // A pixel is a square, not a point: its own second moment is 1/12.
        var (rows, columns, both) = (1.0 / 12, 1.0 / 12, 0.0);
        foreach (var pixel in Pixels)
        {
            var (down, right) = (pixel.Row - Centroid.Row, pixel.Column - Centroid.Column);
            rows += down * down / Area;
            columns += right * right / Area;
            both += down * right / Area;
        }
        var (mean, spread) = ((rows + columns) / 2, Math.Sqrt(((rows - columns) * (rows - columns) / 4) + (both * both)));
        return (4 * Math.Sqrt(mean + spread), 4 * Math.Sqrt(mean - spread));
    }
}
