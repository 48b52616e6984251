using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Atomscale.Client.Analysis.Patterns;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Images;

/// <summary>A spot of a diffraction pattern as it is drawn: a disc with the graph's id.</summary>
internal sealed class OverlaySpot
{
    public const string Red = "#ff0000";
    public const string Green = "#008000";

    private const double RadiusOfLongerSide = 0.02;

    private OverlaySpot(PatternNode node)
    {
        X = node.Centroid1!.Value;
        Y = node.Centroid0!.Value;
        Colour = node.Id > 0 ? Red : Green;
        Text = node.Id.ToString(CultureInfo.InvariantCulture);
    }

    public double X { get; }

    public double Y { get; }

    public string Colour { get; }

    public string Text { get; }

    public static double Radius(RasterImage image) => RadiusOfLongerSide * System.Math.Max(image.Width, image.Height);

    /// <summary>The spots of a result; a node whose centroid is absent or 0 has none.</summary>
    public static IReadOnlyList<OverlaySpot> Of(RheedImageResult result, PictureOptions options)
    {
        if (options.HideSpot || result.PatternGraph is not { NodeCount: > 0 } graph) return [];
        var shown = options.Symmetrize ? PatternSymmetry.Symmetrise(graph) : graph;
        return [.. from node in shown.GetNodes() where node.Centroid0 is not (null or 0) && node.Centroid1 is not (null or 0) select new OverlaySpot(node)];
    }
}
