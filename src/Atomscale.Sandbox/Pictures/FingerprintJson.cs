using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Pictures;

/// <summary>The fingerprint of a picture: its spots as nodes of a graph, the distances between them as edges.</summary>
internal static class FingerprintJson
{
    public static void Write(Utf8JsonWriter writer, Picture picture, RheedFrame frame, Draw draw)
    {
        var nodes = Nodes(picture, frame);
        writer.WriteStartObject();
        writer.WriteString("processed_data_id", draw.NextGuid());
        writer.WriteStartObject("fingerprint");
        writer.WriteBoolean("directed", false);
        writer.WriteBoolean("multigraph", picture.IsMultigraph);
        writer.WriteStartObject("graph");
        writer.WriteEndObject();
        writer.WriteStartArray("nodes");
        foreach (var (id, region) in nodes)
            WriteNode(writer, picture, frame, id, region, draw);
        writer.WriteEndArray();
        if (picture.HasEdges)
            WriteEdges(writer, nodes);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Ids are the places of the spots; where faint ones were dropped there are gaps.</summary>
    private static IReadOnlyList<(int Id, SpotRegion Region)> Nodes(Picture picture, RheedFrame frame)
    {
        var dropsFaint = picture.Entry.Rank % 5 == 3;
        return [.. frame.Regions.Select((region, place) => (place, region)).Where(node => !dropsFaint || node.region.Spot.Order % 2 == 0)];
    }

    private static void WriteNode(Utf8JsonWriter writer, Picture picture, RheedFrame frame, int id, SpotRegion region, Draw draw)
    {
        var pattern = frame.Pattern;
        var (originRow, originColumn) = (pattern.OriginRow, pattern.OriginColumn);
        var relative = (Row: region.Centroid.Row - originRow, Column: region.Centroid.Column - originColumn);
        var bright = (Row: region.BrightCentroid.Row - originRow, Column: region.BrightCentroid.Column - originColumn);
        writer.WriteStartObject();
        writer.WriteNumber("id", id);
        writer.WriteNumber("node_id", id);
        writer.WriteNumber("pattern_id", region.Spot.Order % 2 == 0 ? 0 : 1);
        WritePair(writer, "centroid", region.Centroid);
        WritePair(writer, "specular_origin", (originRow, originColumn));
        WritePair(writer, "relative_centroid", relative);
        WritePair(writer, "intensity_centroid", bright);
        WritePair(writer, "relative_intensity_centroid", (bright.Row / pattern.Height, bright.Column / pattern.Width));
        writer.WriteNumber("bbox_minr", region.MinRow);
        writer.WriteNumber("bbox_minc", region.MinColumn);
        writer.WriteNumber("bbox_maxr", region.MaxRow);
        writer.WriteNumber("bbox_maxc", region.MaxColumn);
        WriteFraction(writer, "bbox_intensity", region.BoxIntensity);
        WriteFraction(writer, "area", region.Area);
        WriteFraction(writer, "spot_area", region.SpotArea);
        WriteFraction(writer, "streak_area", region.Area - region.SpotArea);
        WriteWidths(writer, picture, region);
        WriteFraction(writer, "eccentricity", region.Eccentricity);
        WriteFraction(writer, "axis_major_length", region.MajorAxis);
        WriteFraction(writer, "axis_minor_length", region.MinorAxis);
        WriteFraction(writer, "center_distance", Math.Sqrt((relative.Row * relative.Row) + (relative.Column * relative.Column)));
        WriteFraction(writer, "roughness_metric", 0.1 + (0.1 * region.SpotArea / region.Area));
        WriteFraction(writer, "distances", Math.Abs(region.Spot.Order) / 2.0);
        MaskJson.WriteMembers(writer, region.Pixels, pattern);
        if (!picture.Entry.IsOlder)
            WriteNewerMembers(writer, region, draw);
        writer.WriteEndObject();
    }

    /// <summary>The fit of the faintest spot fails now and then.</summary>
    private static void WriteWidths(Utf8JsonWriter writer, Picture picture, SpotRegion region)
    {
        if (picture.Entry.Rank % 7 == 6 && region.Spot.Order == -1)
        {
            writer.WriteNull("fwhm_0");
            writer.WriteNull("fwhm_1");
            return;
        }
        WritePair(writer, "fwhm", region.Fwhm);
    }

    private static void WriteNewerMembers(Utf8JsonWriter writer, SpotRegion region, Draw draw)
    {
        WriteFraction(writer, "skew_0", draw.Between(-0.4, 0.6));
        WriteFraction(writer, "kurtosis_0", draw.Between(0.4, 1.4));
        writer.WriteNumber("n_peaks", 1);
        WriteFraction(writer, "intensity_axis_major_length", region.MajorAxis * draw.Between(0.9, 0.98));
        WriteFraction(writer, "intensity_axis_minor_length", region.MinorAxis * draw.Between(0.9, 0.98));
        WriteFraction(writer, "intensity_orientation", draw.Between(-0.05, 0.05));
        WriteFraction(writer, "participation_ratio", draw.Between(0.6, 0.9));
        WriteFraction(writer, "peak_snr", region.PeakToNoise);
        // The newest analysis knows more than the contract page.
        writer.WriteString("spot_kind", region.SpotArea > 0.6 * region.Area ? "spot" : "streak");
    }

    private static void WriteEdges(Utf8JsonWriter writer, IReadOnlyList<(int Id, SpotRegion Region)> nodes)
    {
        writer.WriteStartArray("horizontal_distances");
        for (var start = 0; start < nodes.Count; start++)
        {
            for (var end = start + 1; end < nodes.Count; end++)
                WriteEdge(writer, nodes[start], nodes[end]);
        }
        writer.WriteEndArray();
    }

    private static void WriteEdge(Utf8JsonWriter writer, (int Id, SpotRegion Region) start, (int Id, SpotRegion Region) end)
    {
        var (a, b) = (start.Region.Centroid, end.Region.Centroid);
        var (right, down) = (Math.Abs(a.Column - b.Column), Math.Abs(a.Row - b.Row));
        var (leftOne, rightOne) = a.Column <= b.Column ? (start.Region, end.Region) : (end.Region, start.Region);
        writer.WriteStartObject();
        writer.WriteNumber("start_id", start.Id);
        writer.WriteNumber("end_id", end.Id);
        WriteFraction(writer, "weight", Math.Sqrt((right * right) + (down * down)));
        WriteFraction(writer, "horizontal_weight", right);
        WriteFraction(writer, "vertical_weight", down);
        writer.WriteBoolean("horizontal_overlap", leftOne.MaxColumn > rightOne.MinColumn);
        writer.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter writer, string name, (double Row, double Column) pair)
    {
        WriteFraction(writer, name + "_0", pair.Row);
        WriteFraction(writer, name + "_1", pair.Column);
    }

    /// <summary>
    /// Keeps the point of a whole number: whether there is one tells clients apart what was counted and what was measured.
    /// </summary>
    private static void WriteFraction(Utf8JsonWriter writer, string name, double value)
    {
        var text = Math.Round(value, 9).ToString("0.0########", CultureInfo.InvariantCulture);
        writer.WritePropertyName(name);
        writer.WriteRawValue(text);
    }
}
