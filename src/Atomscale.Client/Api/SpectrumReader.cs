using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Reads spectra. Missing arrays are empty, null values are NaN, arrays of different length are an error.</summary>
internal static class SpectrumReader
{
    private const double CopperKAlpha1Angstrom = 1.5406;

    public static XpsResult Xps(CatalogueEntry entry, JsonFields fields) => Build(fields, "binding_energies", (axis, intensities, peaks) => new XpsResult(
        entry, fields.Text("xps_id"), axis, intensities, peaks, fields.Instant("last_updated"), fields.Bag("predicted_composition"), IsSet(fields.Find("set_elements"))));

    public static PhotoluminescenceResult Photoluminescence(CatalogueEntry entry, JsonFields fields) => Build(fields, "energies", (axis, intensities, peaks) =>
        new PhotoluminescenceResult(entry, fields.Text("photoluminescence_id") ?? fields.Text("id"), axis, intensities, peaks, fields.Instant("last_updated")));

    public static RamanResult Raman(CatalogueEntry entry, JsonFields fields) => Build(fields, fields.Find("energies") is null ? "wavenumbers" : "energies", (axis, intensities, peaks) =>
        new RamanResult(entry, fields.Text("raman_id") ?? fields.Text("id"), axis, intensities, peaks, fields.Instant("last_updated")));

    public static XrdResult Xrd(CatalogueEntry entry, JsonFields fields) => Build(fields, "two_theta", (axis, intensities, peaks) => new XrdResult(
        entry, fields.Text("id"), axis, intensities, peaks, fields.Instant("last_updated"),
        fields.Number("wavelength_angstrom") ?? CopperKAlpha1Angstrom, fields.Text("two_theta_unit") ?? "degrees", fields.Bag("spectral_metadata")));

    private static T Build<T>(JsonFields fields, string axisName, Func<NumberList, NumberList, DetectedPeakList, T> make)
    {
        var axis = fields.Numbers(axisName);
        var intensities = fields.Numbers("intensities");
        if (axis.Count != intensities.Count)
            throw new PayloadException(axisName, $"has {axis.Count} values but intensities has {intensities.Count}");
        return make(axis, intensities, Peaks(fields));
    }

    // An object {label: position or object}, or an array of objects.
    private static DetectedPeakList Peaks(JsonFields fields)
    {
        const string Name = "detected_peaks";
        if (fields.Find(Name) is not { } value) return DetectedPeakList.Empty;
        return value.ValueKind switch
        {
            JsonValueKind.Array => new DetectedPeakList(fields.Objects(Name).Select(peak => Peak(peak, null)).ToArray()),
            JsonValueKind.Object => new DetectedPeakList(value.EnumerateObject().Select(peak => Peak(peak, fields.PathOf(Name))).ToArray()),
            _ => throw JsonFields.Wrong(fields.PathOf(Name), value, "an object or an array"),
        };
    }

    private static DetectedPeak Peak(JsonProperty peak, string path) => peak.Value.ValueKind switch
    {
        JsonValueKind.Number => new DetectedPeak(peak.Name, peak.Value.GetDouble()),
        JsonValueKind.Null => new DetectedPeak(peak.Name, null),
        _ => Peak(new JsonFields(peak.Value, $"{path}.{peak.Name}"), peak.Name),
    };

    private static DetectedPeak Peak(JsonFields peak, string? label) =>
        new(label ?? FirstText(peak, ["label", "name", "peak", "assignment"]), FirstNumber(peak, ["position", "binding_energy", "energy", "wavenumber", "shift", "two_theta", "center"]), peak.Rest());

    // The contract fixes no names inside a peak: the usual ones are looked for, all others are kept as they came.
    private static string? FirstText(JsonFields peak, IEnumerable<string> names) =>
        (from name in names where peak.Find(name) is { ValueKind: JsonValueKind.String } select peak.Text(name)).FirstOrDefault();

    private static double? FirstNumber(JsonFields peak, IEnumerable<string> names) =>
        (from name in names where peak.Find(name) is { ValueKind: JsonValueKind.Number } select peak.Number(name)).FirstOrDefault();

    // Present and not false, 0, null or empty: the elements were set by hand.
    private static bool IsSet(JsonElement? value) => value is { } found && found.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => found.GetDouble() != 0,
        JsonValueKind.String => found.GetString()!.Length > 0,
        JsonValueKind.Array => found.GetArrayLength() > 0,
        JsonValueKind.Object => found.EnumerateObject().Any(),
        _ => false,
    };
}
