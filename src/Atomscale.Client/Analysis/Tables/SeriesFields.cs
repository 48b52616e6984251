using System.Collections.Generic;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>The names of the service's contract: fields of its time series, and the columns they become.</summary>
internal static class SeriesFields
{
    public const string Angle = "Angle";
    public const string FrameNumber = "Frame Number";
    public const string Time = "Time";
    public const string RelativeTime = "Relative Time";
    public const string UnixTimestamp = "UNIX Timestamp";
    public const string UnixTimestampField = "unix_timestamp_ms";
    public const string RelativeTimeField = "relative_time_seconds";

    /// <summary>Column names of a RHEED video's fields; a field that is not here keeps its name.</summary>
    public static IReadOnlyDictionary<string, string> Rheed { get; } = new Dictionary<string, string>
    {
        ["time_seconds"] = Time,
        [RelativeTimeField] = RelativeTime,
        [UnixTimestampField] = UnixTimestamp,
        ["frame_number"] = FrameNumber,
        ["cluster_id"] = "Cluster ID",
        ["cluster_std"] = "Cluster ID Uncertainty",
        ["referenced_strain"] = "Strain",
        ["nearest_neighbor_strain"] = "Cumulative Strain",
        ["oscillation_period"] = "Oscillation Period",
        ["spot_count"] = "Diffraction Spot Count",
        ["first_order_intensity"] = "First Order Intensity",
        ["first_order_intensity_l"] = "First Order Intensity L",
        ["first_order_intensity_r"] = "First Order Intensity R",
        ["half_order_intensity"] = "Half Order Intensity",
        ["half_order_intensity_l"] = "Half Order Intensity L",
        ["half_order_intensity_r"] = "Half Order Intensity R",
        ["specular_intensity"] = "Specular Intensity",
        ["reconstruction_intensity"] = "Reconstruction Intensity",
        ["specular_fwhm_1"] = "Specular FWHM",
        ["first_order_fwhm_1"] = "First Order FWHM",
        ["lattice_spacing"] = "Lattice Spacing",
        ["tar_metric"] = "TAR Metric",
        ["composition_metric"] = "Composition Metric",
    };

    /// <summary>Column names of the row form of every other domain.</summary>
    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>
    {
        [UnixTimestampField] = UnixTimestamp,
        [RelativeTimeField] = Time,
    };

    /// <summary>Names that no property's column can have: a clock has them, or had them in the payload.</summary>
    public static ISet<string> Clocks { get; } = new HashSet<string> { UnixTimestampField, UnixTimestamp, RelativeTimeField, Time };

    /// <summary>
    /// Gives a column a name of its own: a table cannot hold two of one name, and no value may be lost for that.
    /// When the name is taken, the suffix follows it.
    /// </summary>
    public static string MakeUnique(string name, ISet<string> taken, string suffix)
    {
        while (!taken.Add(name)) name += suffix;
        return name;
    }
}
