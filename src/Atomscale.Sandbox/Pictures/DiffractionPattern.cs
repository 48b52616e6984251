using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Pictures;

/// <summary>
/// What electrons at grazing incidence show of a surface: the specular spot, and orders to both sides of it at equal distances on a Laue
/// circle, mirror images of each other. A reconstructed surface has half orders too; a surface seen off the azimuth only one side.
/// </summary>
internal sealed class DiffractionPattern
{
    // Pixels between two orders times the lattice spacing in Å: the camera's constant.
    private const double CameraConstant = 330;
    private const int MostOrders = 4;

    private DiffractionPattern(int rank, Draw draw, double latticeSpacing, double wear)
    {
        (Width, Height) = PictureSizes.Of(rank);
        // Most cameras are aligned to the pixel, so that the picture is as symmetric as pixels can be.
        OriginColumn = Math.Round(Width * draw.Between(0.45, 0.55)) + (rank % 4 == 3 ? 0.37 : 0);
        OriginRow = Math.Round(Height * draw.Between(0.45, 0.6), 3);
        LaueRadius = Width * draw.Between(1.1, 1.5);
        var spacing = CameraConstant / latticeSpacing * draw.Between(0.95, 1.15);
        var widths = (Streak: draw.Between(10, 18), Spot: draw.Between(3, 4.5));
        // Blurred orders with half orders between them: their boxes touch.
        if (rank % 8 == 6)
            widths = (widths.Streak, spacing / 5.5);
        var spots = new List<Spot> { new(0, OriginRow, OriginColumn, 5.2, 5.2, 190) };
        var last = 2 * Math.Clamp((int)(0.42 * Width / spacing), 1, MostOrders);
        for (var order = 1; order <= last; order++)
        {
            if (order % 2 == 1 && rank % 2 == 1)
                continue;
            // Growth roughens: half orders fade, streaks become spots.
            var height = (order % 2 == 1 ? 70 * (1 - (0.6 * wear)) : 150) * Math.Pow(0.86, order) * draw.Between(0.9, 1.1);
            var length = widths.Streak * (1 - (0.35 * wear)) * draw.Between(0.85, 1.15);
            foreach (var side in Sides(rank))
            {
                var offset = side * order * spacing / 2;
                var row = OriginRow - (LaueRadius - Math.Sqrt((LaueRadius * LaueRadius) - (offset * offset)));
                spots.Add(new Spot(side * order, row, OriginColumn + offset, length, widths.Spot, height * (side < 0 ? 1 : 0.92)));
            }
        }
        Spots = [.. spots.OrderBy(spot => Math.Abs(spot.Order)).ThenBy(spot => spot.Order)];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Where the specular beam hits: row.</summary>
    public double OriginRow { get; }

    /// <summary>Where the specular beam hits: column, which is that of the mirror line.</summary>
    public double OriginColumn { get; }

    /// <summary>In pixels; the circle's centre is above the specular spot.</summary>
    public double LaueRadius { get; }

    /// <summary>The specular spot first, then outwards.</summary>
    public IReadOnlyList<Spot> Spots { get; }

    /// <summary>The pattern of an entry's surface; wear is how far its growth has come, from 0 to 1.</summary>
    public static DiffractionPattern Of(Entry entry, Draw draw, double wear)
        => new(entry.Rank, draw, entry.Material.LatticeSpacing, wear);

    private static int[] Sides(int rank) => (rank % 16) switch
    {
        4 => [1],
        12 => [-1],
        _ => [-1, 1],
    };
}
