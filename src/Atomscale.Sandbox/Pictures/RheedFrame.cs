using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Pictures;

/// <summary>A diffraction pattern on the screen: its pixels, and the regions that its spots cover.</summary>
internal sealed class RheedFrame
{
    /// <summary>Gray value of the dark screen.</summary>
    public const double Dark = 12;

    /// <summary>Standard deviation of the camera's noise in gray values.</summary>
    public const double Noise = 2;

    // A spot's region ends where it has fallen to three tenths of its height.
    private static readonly double _edge = -2 * Math.Log(0.3);

    public RheedFrame(DiffractionPattern pattern, Draw noise)
    {
        Pattern = pattern;
        Gray = Render(pattern, noise);
        Regions = [.. pattern.Spots.Select(spot => new SpotRegion(this, spot, Cover(spot)))];
    }

    public DiffractionPattern Pattern { get; }

    /// <summary>Row by row.</summary>
    public byte[] Gray { get; }

    /// <summary>One a spot, in the pattern's order. They do not overlap.</summary>
    public IReadOnlyList<SpotRegion> Regions { get; }

    public byte GrayAt(Pixel pixel) => Gray[(pixel.Row * Pattern.Width) + pixel.Column];

    /// <summary>The picture in the green of a phosphor screen, as RGB.</summary>
    public byte[] Phosphor()
    {
        var colours = new byte[3 * Gray.Length];
        for (var place = 0; place < Gray.Length; place++)
        {
            var gray = Gray[place];
            colours[3 * place] = (byte)(gray * 2 / 5);
            colours[(3 * place) + 1] = gray;
            colours[(3 * place) + 2] = (byte)(gray / 2);
        }
        return colours;
    }

    private static byte[] Render(DiffractionPattern pattern, Draw noise)
    {
        var light = new double[pattern.Height * pattern.Width];
        var circleRow = pattern.OriginRow - pattern.LaueRadius;
        for (var row = 0; row < pattern.Height; row++)
        {
            var down = (row - pattern.OriginRow) / (0.35 * pattern.Height);
            for (var column = 0; column < pattern.Width; column++)
            {
                var offset = column - pattern.OriginColumn;
                var right = offset / (0.4 * pattern.Width);
                var glow = 22 * Math.Exp(-((down * down) + (right * right)) / 2);
                var fromCircle = (Math.Sqrt(((row - circleRow) * (row - circleRow)) + (offset * offset)) - pattern.LaueRadius) / 2.5;
                var circle = fromCircle is > -4 and < 4 ? 9 * Math.Exp(-fromCircle * fromCircle / 2) : 0;
                light[(row * pattern.Width) + column] = Dark + glow + circle + (Noise * noise.Normal());
            }
        }
        foreach (var spot in pattern.Spots)
        {
            foreach (var pixel in Around(pattern, spot, 5))
                light[(pixel.Row * pattern.Width) + pixel.Column] += spot.Intensity(pixel.Row, pixel.Column);
        }
        return Array.ConvertAll(light, value => (byte)Math.Clamp(Math.Round(value), 0, 255));
    }

    /// <summary>The pixels within so many standard deviations, a rectangle.</summary>
    private static IEnumerable<Pixel> Around(DiffractionPattern pattern, Spot spot, double sigmas)
    {
        var (top, bottom) = Range(spot.Row, sigmas * spot.RowSigma, pattern.Height);
        var (left, right) = Range(spot.Column, sigmas * spot.ColumnSigma, pattern.Width);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
                yield return new Pixel(row, column);
        }
    }

    private static (int First, int Last) Range(double centre, double reach, int count)
        => (Math.Max(0, (int)Math.Ceiling(centre - reach)), Math.Min(count - 1, (int)Math.Floor(centre + reach)));

    /// <summary>The pixels that are within a spot's edge and nearer to it than to any other.</summary>
    private IReadOnlyList<Pixel> Cover(Spot spot)
    {
        var reach = Math.Sqrt(_edge);
        return [.. Around(Pattern, spot, reach).Where(pixel =>
            spot.Distance(pixel.Row, pixel.Column) is var distance
            && distance <= _edge
            && Pattern.Spots.All(other => other == spot || other.Distance(pixel.Row, pixel.Column) > distance))];
    }
}
