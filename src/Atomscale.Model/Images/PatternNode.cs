using System;

namespace Atomscale;

/// <summary>
/// A spot of a diffraction pattern. Index 0 is the row (y), 1 the column (x). What the service does not say is null.
/// </summary>
public sealed class PatternNode
{
    /// <summary>Makes the node of its attributes in the service's names.</summary>
    /// <param name="id">The node's key in the graph.</param>
    /// <param name="attributes">The attributes, in the service's order.</param>
    public PatternNode(long id, PropertyBag attributes)
    {
        Id = id;
        Attributes = attributes;
        NodeId = PatternAttributes.Whole(attributes, "node_id");
        PatternId = PatternAttributes.Text(attributes, "pattern_id");
        Centroid0 = PatternAttributes.Number(attributes, "centroid_0");
        Centroid1 = PatternAttributes.Number(attributes, "centroid_1");
        SpecularOrigin0 = PatternAttributes.Number(attributes, "specular_origin_0");
        SpecularOrigin1 = PatternAttributes.Number(attributes, "specular_origin_1");
        RelativeCentroid0 = PatternAttributes.Number(attributes, "relative_centroid_0");
        RelativeCentroid1 = PatternAttributes.Number(attributes, "relative_centroid_1");
        IntensityCentroid0 = PatternAttributes.Number(attributes, "intensity_centroid_0");
        IntensityCentroid1 = PatternAttributes.Number(attributes, "intensity_centroid_1");
        RelativeIntensityCentroid0 = PatternAttributes.Number(attributes, "relative_intensity_centroid_0");
        RelativeIntensityCentroid1 = PatternAttributes.Number(attributes, "relative_intensity_centroid_1");
        BboxMinr = PatternAttributes.Number(attributes, "bbox_minr");
        BboxMinc = PatternAttributes.Number(attributes, "bbox_minc");
        BboxMaxr = PatternAttributes.Number(attributes, "bbox_maxr");
        BboxMaxc = PatternAttributes.Number(attributes, "bbox_maxc");
        BboxIntensity = PatternAttributes.Number(attributes, "bbox_intensity");
        Area = PatternAttributes.Number(attributes, "area");
        SpotArea = PatternAttributes.Number(attributes, "spot_area");
        StreakArea = PatternAttributes.Number(attributes, "streak_area");
        Fwhm0 = PatternAttributes.Number(attributes, "fwhm_0");
        Fwhm1 = PatternAttributes.Number(attributes, "fwhm_1");
        Eccentricity = PatternAttributes.Number(attributes, "eccentricity");
        AxisMajorLength = PatternAttributes.Number(attributes, "axis_major_length");
        AxisMinorLength = PatternAttributes.Number(attributes, "axis_minor_length");
        CenterDistance = PatternAttributes.Number(attributes, "center_distance");
        RoughnessMetric = PatternAttributes.Number(attributes, "roughness_metric");
        Distances = PatternAttributes.Number(attributes, "distances");
        MaskRle = PatternAttributes.Text(attributes, "mask_rle");
        MaskHeight = PatternAttributes.Whole(attributes, "mask_height");
        MaskWidth = PatternAttributes.Whole(attributes, "mask_width");
        AdditionalFields = PatternAttributes.Unknown(attributes, PatternAttributes.OfNodes);
    }

    /// <summary>The node's key in the graph, which the edges name.</summary>
    public long Id { get; }

    /// <summary>The service's number of the spot.</summary>
    public long? NodeId { get; }

    /// <summary>The id of the pattern that the spot belongs to.</summary>
    public string? PatternId { get; }

    /// <summary>The row of the spot's centroid, in pixels of the picture.</summary>
    public double? Centroid0 { get; }

    /// <summary>The column of the spot's centroid, in pixels of the picture.</summary>
    public double? Centroid1 { get; }

    /// <summary>The row of the specular spot's origin, in pixels of the picture.</summary>
    public double? SpecularOrigin0 { get; }

    /// <summary>The column of the specular spot's origin, in pixels of the picture.</summary>
    public double? SpecularOrigin1 { get; }

    /// <summary>The centroid's rows from the specular origin, in pixels.</summary>
    public double? RelativeCentroid0 { get; }

    /// <summary>The centroid's columns from the specular origin, in pixels.</summary>
    public double? RelativeCentroid1 { get; }

    /// <summary>The rows of the centroid weighted by intensity from the specular origin, in pixels.</summary>
    public double? IntensityCentroid0 { get; }

    /// <summary>The columns of the centroid weighted by intensity from the specular origin, in pixels.</summary>
    public double? IntensityCentroid1 { get; }

    /// <summary><see cref="IntensityCentroid0"/> as a fraction of the picture.</summary>
    public double? RelativeIntensityCentroid0 { get; }

    /// <summary><see cref="IntensityCentroid1"/> as a fraction of the picture.</summary>
    public double? RelativeIntensityCentroid1 { get; }

    /// <summary>The first row of the spot's box, in pixels of the picture.</summary>
    public double? BboxMinr { get; }

    /// <summary>The first column of the spot's box, in pixels of the picture.</summary>
    public double? BboxMinc { get; }

    /// <summary>The end row of the spot's box, in pixels of the picture.</summary>
    public double? BboxMaxr { get; }

    /// <summary>The end column of the spot's box, in pixels of the picture.</summary>
    public double? BboxMaxc { get; }

    /// <summary>The intensity within the box.</summary>
    public double? BboxIntensity { get; }

    /// <summary>The spot's area in pixels.</summary>
    public double? Area { get; }

    /// <summary>The part of the area that is spot.</summary>
    public double? SpotArea { get; }

    /// <summary>The part of the area that is streak.</summary>
    public double? StreakArea { get; }

    /// <summary>The full width at half maximum along the rows, in pixels.</summary>
    public double? Fwhm0 { get; }

    /// <summary>The full width at half maximum along the columns, in pixels.</summary>
    public double? Fwhm1 { get; }

    /// <summary>The eccentricity of the ellipse of the same moments, from 0 (round) to 1.</summary>
    public double? Eccentricity { get; }

    /// <summary>The longer axis of that ellipse, in pixels.</summary>
    public double? AxisMajorLength { get; }

    /// <summary>The shorter axis of that ellipse, in pixels.</summary>
    public double? AxisMinorLength { get; }

    /// <summary>The distance from the specular origin, in pixels.</summary>
    public double? CenterDistance { get; }

    /// <summary>The service's measure of roughness.</summary>
    public double? RoughnessMetric { get; }

    /// <summary>The service's measure of the spot's order in the pattern.</summary>
    public double? Distances { get; }

    /// <summary>The spot's mask as a COCO counts string; <see cref="GetMask"/> reads it.</summary>
    public string? MaskRle { get; }

    /// <summary>The number of rows of the spot's mask.</summary>
    public long? MaskHeight { get; }

    /// <summary>The number of columns of the spot's mask.</summary>
    public long? MaskWidth { get; }

    /// <summary>The attributes that have no property here.</summary>
    public PropertyBag AdditionalFields { get; }

    /// <summary>All attributes, in the service's order and under its names.</summary>
    internal PropertyBag Attributes { get; }

    /// <summary>The spot's mask, or null when it has none.</summary>
    /// <exception cref="FormatException">The mask's size is missing or impossible, or its counts do not fill it.</exception>
    public Mask? GetMask()
    {
        if (MaskRle is null) return null;
        var isPossible = MaskHeight is >= int.MinValue and <= int.MaxValue && MaskWidth is >= int.MinValue and <= int.MaxValue;
        if (!isPossible) throw new FormatException($"The mask of node {Id} has no size.");
        return Mask.FromCounts((int)MaskHeight!, (int)MaskWidth!, MaskRle);
    }

    /// <summary>Number and place.</summary>
    public override string ToString() =>
        $"node {Id} at ({InvariantText.Of(Centroid1)}, {InvariantText.Of(Centroid0)})";
}
