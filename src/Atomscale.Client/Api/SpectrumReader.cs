using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>
/// Reads spectra. Axis and intensities are what they are for: missing arrays are empty, null values are NaN, arrays of different length are an
/// error. All else is kept as it came.
/// </summary>
internal static class SpectrumReader
{
    private const double CopperKAlpha1Angstrom = 1.5406;

    public static XpsResult Xps(CatalogueEntry entry, JsonFields fields) => Build(fields, "binding_energies", (axis, intensities, peaks) => new XpsResult(
        entry, fields.Text("xps_id"), axis, intensities, peaks, fields.Instant("last_updated"), fields.Bag("predicted_composition"), IsSet(fields.Find("set_elements")), fields.Rest()));

    public static PhotoluminescenceResult Photoluminescence(CatalogueEntry entry, JsonFields fields) => Build(fields, "energies", (axis, intensities, peaks) =>
        new PhotoluminescenceResult(entry, Id(fields, "photoluminescence_id"), axis, intensities, peaks, fields.Instant("last_updated"), fields.Rest()));

    public static RamanResult Raman(CatalogueEntry entry, JsonFields fields) => Build(fields, fields.Find("energies") is null ? "wavenumbers" : "energies", (axis, intensities, peaks) =>
        new RamanResult(entry, Id(fields, "raman_id"), axis, intensities, peaks, fields.Instant("last_updated"), fields.Rest()));

    public static XrdResult Xrd(CatalogueEntry entry, JsonFields fields) => Build(fields, "two_theta", (axis, intensities, peaks) => new XrdResult(
        entry, fields.Text("id"), axis, intensities, peaks, fields.Instant("last_updated"),
        fields.Number("wavelength_angstrom") ?? CopperKAlpha1Angstrom, fields.Text("two_theta_unit") ?? "degrees", fields.Bag("spectral_metadata"), fields.Rest()));

    private static T Build<T>(JsonFields fields, string axisName, Func<NumberList, NumberList, DetectedPeakList, T> make)
    {
        var axis = fields.EssentialNumbers(axisName);
        var intensities = fields.EssentialNumbers("intensities");
        if (axis.Count != intensities.Count)
            throw new PayloadException(axisName, $"has {axis.Count} values but intensities has {intensities.Count}");
        return make(axis, intensities, Peaks(fields));
    }

    private static string? Id(JsonFields fields, string newer) => fields.Text(newer) ?? (fields.Find("id") is null ? null : fields.Text("id"));

    // An object {label: position or whatever is known of the peak}, or an array of objects.
    private static DetectedPeakList Peaks(JsonFields fields)
    {
        const string Name = "detected_peaks";
        if (fields.Find(Name) is not { } value) return DetectedPeakList.Empty;
        if (value.ValueKind == JsonValueKind.Object) return new DetectedPeakList(value.EnumerateObject().Select(peak => Peak(peak.Value, peak.Name)).ToArray());
        return new DetectedPeakList(fields.Items(Name).Select(peak => Peak(peak, null)).ToArray());
    }

    private static DetectedPeak Peak(JsonElement peak, string? label)
    {
        if (peak.ValueKind == JsonValueKind.Object) return Peak(new JsonFields(peak, "", UnexpectedFields.None), label);
        var position = JsonFields.AsNumber(peak) ?? JsonFields.FromText(peak);
        var isKept = position is null && peak.ValueKind != JsonValueKind.Null;
        return new DetectedPeak(label, position, isKept ? new PropertyBag([new("value", JsonValues.Value(peak))]) : null);
    }

    private static DetectedPeak Peak(JsonFields peak, string? label) =>
        new(label ?? FirstText(peak, ["label", "name", "peak", "assignment"]), FirstNumber(peak, ["position", "binding_energy", "energy", "wavenumber", "shift", "two_theta", "center"]), peak.Rest());

    // The contract fixes no names inside a peak: the usual ones are looked for, all others are kept as they came.
    private static string? FirstText(JsonFields peak, IEnumerable<string> names) => names.Select(peak.Text).FirstOrDefault(text => text is not null);

    private static double? FirstNumber(JsonFields peak, IEnumerable<string> names) => names.Select(peak.Number).FirstOrDefault(number => number is not null);

    // Present and not false, 0, null or empty: the elements were set by hand.
    private static bool IsSet(JsonElement? value) => value is { } found && found.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => JsonFields.AsNumber(found) is not 0,
        JsonValueKind.String => found.GetString()!.Length > 0,
        JsonValueKind.Array => found.GetArrayLength() > 0,
        JsonValueKind.Object => found.EnumerateObject().Any(),
        _ => false,
    };
}
