using System;
using System.Collections.Generic;

namespace Atomscale.Graphics.Charts;

/// <summary>
/// Turns a curve into pieces of places, one piece between two gaps. Of more points than a column of pixels can show, the first, the
/// lowest, the highest and the last are kept, so that no peak is lost.
/// </summary>
internal static class MinMaxDownsampling
{
    public static List<IReadOnlyList<(double X, double Y)>> Of(PointCurve curve, Scale x, Scale y)
    {
        var pieces = new List<IReadOnlyList<(double X, double Y)>>();
        var piece = new List<(double X, double Y)>();
        for (var index = 0; index < Math.Min(curve.X.Length, curve.Y.Length); index++)
        {
            var point = (X: x.Place(curve.X[index]), Y: y.Place(curve.Y[index]));
            if (IsPlace(point.X) && IsPlace(point.Y)) piece.Add(point);
            else Finish(pieces, ref piece);
        }

        Finish(pieces, ref piece);
        return pieces;
    }

    private static bool IsPlace(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static void Finish(List<IReadOnlyList<(double X, double Y)>> pieces, ref List<(double X, double Y)> piece)
    {
        if (piece.Count == 0) return;
        pieces.Add(Downsampled(piece));
        piece = [];
    }

    private static List<(double X, double Y)> Downsampled(List<(double X, double Y)> points)
    {
        const double Column = 0.5;
        var kept = new List<(double X, double Y)>();
        for (var start = 0; start < points.Count;)
        {
            var column = Math.Floor(points[start].X / Column);
            int end = start, lowest = start, highest = start;
            for (; end < points.Count && Math.Floor(points[end].X / Column).Equals(column); end++)
            {
                if (points[end].Y < points[lowest].Y) lowest = end;
                if (points[end].Y > points[highest].Y) highest = end;
            }

            var last = -1;
            foreach (var index in new[] { start, Math.Min(lowest, highest), Math.Max(lowest, highest), end - 1 })
            {
                if (index > last) kept.Add(points[index]);
                last = Math.Max(last, index);
            }

            start = end;
        }

        return kept;
    }
}
