using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale;

/// <summary>The names of the service's contract for the attributes of patterns, and how they become properties.</summary>
internal static class PatternAttributes
{
    /// <summary>The attributes of a node that are numbers.</summary>
    public static ISet<string> Numbers { get; } = new HashSet<string>
    {
        "centroid_0", "centroid_1", "specular_origin_0", "specular_origin_1", "relative_centroid_0", "relative_centroid_1",
        "intensity_centroid_0", "intensity_centroid_1", "relative_intensity_centroid_0", "relative_intensity_centroid_1",
        "bbox_minr", "bbox_minc", "bbox_maxr", "bbox_maxc", "bbox_intensity", "area", "spot_area", "streak_area", "fwhm_0",
        "fwhm_1", "eccentricity", "axis_major_length", "axis_minor_length", "center_distance", "roughness_metric", "distances",
    };

    /// <summary>The attributes of a node that are whole numbers.</summary>
    public static ISet<string> Wholes { get; } = new HashSet<string> { "node_id", "mask_height", "mask_width" };

    /// <summary>The attributes of a node that have a property.</summary>
    public static ISet<string> OfNodes { get; } = new HashSet<string>(Numbers.Concat(Wholes)) { "pattern_id", "mask_rle" };

    /// <summary>The attributes of an edge that have a property.</summary>
    public static ISet<string> OfEdges { get; } = new HashSet<string> { "weight", "horizontal_weight", "vertical_weight", "horizontal_overlap" };

    /// <summary>An attribute as a number; null when it is none.</summary>
    public static double? Number(PropertyBag attributes, string name) => attributes[name] switch
    {
        long whole => whole,
        double number => number,
        _ => null,
    };

    /// <summary>An attribute as a whole number; null when it is none.</summary>
    public static long? Whole(PropertyBag attributes, string name) => ToWhole(attributes[name]);

    /// <summary>A value as a whole number; null when it is none.</summary>
    public static long? ToWhole(object? value) => value switch
    {
        long whole => whole,
        double number when Math.Abs(number) < long.MaxValue && Math.Truncate(number).Equals(number) => (long)number,
        _ => null,
    };

    /// <summary>An attribute as text; null when it has no value.</summary>
    public static string? Text(PropertyBag attributes, string name) => attributes[name] is { } value ? InvariantText.Of(value) : null;

    /// <summary>The attributes that are not among those named.</summary>
    public static PropertyBag Unknown(PropertyBag attributes, ISet<string> known)
    {
        var unknown = new List<KeyValuePair<string, object?>>();
        foreach (string name in attributes.Keys)
        {
            if (!known.Contains(name)) unknown.Add(new KeyValuePair<string, object?>(name, attributes[name]));
        }

        return unknown.Count == 0 ? PropertyBag.Empty : new PropertyBag(unknown);
    }
}
