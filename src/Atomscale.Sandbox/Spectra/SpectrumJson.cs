using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Atomscale.Sandbox.Api;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Spectra;

/// <summary>The results of the four kinds of spectra.</summary>
internal static class SpectrumJson
{
    private const double CopperKAlpha = 1.5406;

    public static void WriteXps(Utf8JsonWriter writer, Entry entry, Draw draw)
    {
        // Films come through air: adventitious carbon and oxygen, the more the longer it took.
        var dirt = draw.Between(0.02, 0.12);
        Line[] levels = [.. entry.Material.CoreLevels, new("C 1s (C-C)", 284.8, 2 * dirt, 1.5), new("O 1s (OH)", 532, 3 * dirt, 1.8)];
        var main = entry.Material.CoreLevels.MaxBy(level => level.Height)!;
        var isSurvey = draw.Chance(0.7);
        var axis = isSurvey
            ? Curve.NewAxis(1350, 0, 1351, 1)
            : Curve.NewAxis(main.Position + 15, main.Position - 15, 601, 2);
        var curve = Curve.Measure(axis, levels, LossesOf(levels), draw.Between(8e3, 6e4), draw);
        var seen = levels.Where(level => level.Position >= axis[^1] && level.Position <= axis[0]).ToList();
        writer.WriteStartObject();
        writer.WriteString("xps_id", draw.NextGuid());
        writer.WriteNumbers("binding_energies", axis.Select(x => (double?)x));
        writer.WriteNumbers("intensities", curve.Intensities);
        WriteComposition(writer, entry.Material, dirt, draw);
        DetectedPeaks.Write(writer, seen, entry.Index, draw);
        // By hand: a list. Not by hand: any of the ways to say so.
        object?[] forms = [entry.Material.Composition.Keys.ToArray(), false, null, Array.Empty<string>(), 0L];
        var form = draw.Below(forms.Length + 1);
        if (form < forms.Length)
            writer.WriteValue("set_elements", forms[form]);
        writer.WriteEndObject();
    }

    public static void WritePhotoluminescence(Utf8JsonWriter writer, Entry entry, Draw draw)
    {
        var lines = entry.Material.EmissionLines;
        var axis = Curve.NewAxis(lines.Min(line => line.Position) - 0.35, lines.Max(line => line.Position) + 0.25, 512, 5);
        var curve = Curve.Measure(axis, lines, _ => 0.01, draw.Between(2e3, 5e4), draw);
        writer.WriteStartObject();
        writer.WriteString(entry.IsOlder ? "photoluminescence_id" : "id", draw.NextGuid());
        writer.WriteNumbers("energies", axis.Select(x => (double?)x));
        WriteRest(writer, entry, curve, lines, draw);
    }

    public static void WriteRaman(Utf8JsonWriter writer, Entry entry, Draw draw)
    {
        var lines = entry.Material.RamanLines;
        var axis = Curve.NewAxis(Math.Max(40, lines.Min(line => line.Position) - 120), lines.Max(line => line.Position) + 160, 1015, 2);
        // Luminescence of the film lifts the spectrum the more, the farther from the laser.
        var glow = draw.Between(0.02, 0.15);
        var curve = Curve.Measure(axis, lines, x => 0.03 + (glow * x / axis[^1]), draw.Between(1e3, 2e4), draw);
        writer.WriteStartObject();
        writer.WriteString(entry.IsOlder ? "raman_id" : "id", draw.NextGuid());
        writer.WriteNumbers(entry.Index % 2 == 0 ? "energies" : "wavenumbers", axis.Select(x => (double?)x));
        WriteRest(writer, entry, curve, lines, draw);
    }

    public static void WriteXrd(Utf8JsonWriter writer, Entry entry, Draw draw)
    {
        var lines = entry.Material.Reflections;
        var axis = Curve.NewAxis(Math.Max(5, lines[0].Position - 6), lines[^1].Position + 6, 1401, 4);
        var curve = Curve.Measure(axis, lines, x => 2e-5 + (1e-3 / x), draw.Between(1e5, 2e6), draw);
        writer.WriteStartObject();
        writer.WriteString("id", draw.NextGuid());
        writer.WriteNumbers("two_theta", axis.Select(x => (double?)x));
        if (entry.Index % 3 != 0)
        {
            writer.WriteNumber("wavelength_angstrom", CopperKAlpha);
            writer.WriteString("two_theta_unit", "degrees");
        }
        writer.WriteValue("spectral_metadata", new Dictionary<string, object?>
        {
            ["scan"] = "2theta-omega",
            ["step_deg"] = Math.Round(axis[1] - axis[0], 4),
            ["film"] = entry.Material.Formula,
            ["monochromator"] = null,
        });
        WriteRest(writer, entry, curve, lines, draw);
    }

    /// <summary>Electrons that lost energy on their way out: each level leaves a step towards higher binding energy (Shirley).</summary>
    private static Func<double, double> LossesOf(IReadOnlyList<Line> levels)
        => x => 0.05 + (0.12 * levels.Sum(level => level.Height / (1 + Math.Exp(level.Position - x))));

    private static void WriteRest(Utf8JsonWriter writer, Entry entry, Curve curve, IReadOnlyList<Line> peaks, Draw draw)
    {
        writer.WriteNumbers("intensities", curve.Intensities);
        DetectedPeaks.Write(writer, peaks, entry.Index, draw);
        if (draw.Chance(0.9))
            writer.WriteString("last_updated", TimeText.Of(TimeText.Cut(entry.Uploaded.AddMinutes(draw.Between(1, 90))), entry.TimeStyle));
        writer.WriteEndObject();
    }

    private static void WriteComposition(Utf8JsonWriter writer, Material material, double dirt, Draw draw)
    {
        var fractions = material.Composition.ToDictionary(pair => pair.Key, pair => pair.Value * (1 - (2 * dirt)) * draw.Between(0.96, 1.04));
        fractions["C"] = fractions.GetValueOrDefault("C") + dirt;
        fractions["O"] = fractions.GetValueOrDefault("O") + dirt;
        var sum = fractions.Values.Sum();
        writer.WriteStartObject("predicted_composition");
        foreach (var (element, fraction) in fractions)
            writer.WriteNumber(element, Math.Round(fraction / sum, 4));
        writer.WriteEndObject();
    }
}
