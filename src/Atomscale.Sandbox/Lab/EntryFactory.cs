using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Atomscale.Sandbox.Pictures;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Lab;

/// <summary>Makes entries, each from its place alone.</summary>
internal static class EntryFactory
{
    private static readonly TimeSpan _year = TimeSpan.FromDays(365);

    public static Entry Create(Laboratory lab, int index, Guid id, Card card)
    {
        var draw = lab.Draw("entry", index);
        var wafer = WaferFor(lab, card.DataType, index, draw);
        var material = Materials.All[wafer.Number];
        var (source, fileTypes, processed) = Vocabulary.SourceOf(card.DataType);
        var fileType = draw.Pick(fileTypes);
        // Evenly spread with some jitter, so that place and time have the same order.
        var uploaded = TimeText.Cut(Laboratory.Reference - (_year * ((index + draw.Unit()) / lab.EntryCount)));
        var beforehand = draw.Between(5, 600);
        var collected = TimeText.Cut(LogsGrowth(card.DataType) ? GrowthOf(lab, index).AddSeconds(Delay(card.DataType, beforehand)) : uploaded.AddMinutes(-beforehand));
        var hasNote = draw.Chance(0.4);
        return new Entry
        {
            Index = index,
            Id = id.ToString(),
            Rank = card.Rank,
            DataType = card.DataType,
            Generation = card.Generation,
            Status = card.Status,
            Material = material,
            Sample = draw.Chance(0.85) ? wafer : null,
            FileName = FileName(card, wafer, fileType, collected, draw),
            FileType = fileType,
            ProcessedFileType = processed,
            StoredName = $"{id}.{fileType}",
            Source = draw.Chance(0.93) ? source : null,
            SampleName = draw.Chance(0.9) ? wafer.Name : null,
            GrowthLength = GrowthLength(card, draw),
            Uploaded = uploaded,
            Collected = collected,
            Touched = draw.Chance(0.92) ? TimeText.Cut(uploaded + ((Laboratory.Reference - uploaded) * draw.Unit())) : null,
            Note = hasNote ? draw.Pick(Vocabulary.Notes) : null,
            NoteUpdated = hasNote ? TimeText.Cut(uploaded.AddHours(draw.Between(0.1, 40))) : null,
            Tags = [.. Vocabulary.Tags.Where(_ => draw.Chance(0.12))],
            Workspaces = [.. Vocabulary.Workspaces.Where(_ => draw.Chance(0.5))],
            FileMetadata = Metadata(card, material, draw),
            Owner = draw.Chance(0.4) ? lab.People[0] : draw.Pick(lab.People),
            HasInstrumentLogs = draw.Chance(0.3),
            TimeStyle = draw.Pick([TimeStyle.Offset, TimeStyle.Offset, TimeStyle.Bare, TimeStyle.Bare, TimeStyle.Zulu, TimeStyle.Local]),
        };
    }

    /// <summary>What logs a growth is of the wafer that grew at the time; luminescence is measured on what shines, all else on any wafer.</summary>
    private static PhysicalSample WaferFor(Laboratory lab, string dataType, int index, Draw draw)
    {
        var wafer = draw.Pick(lab.Samples);
        if (LogsGrowth(dataType)) return lab.Samples[GrowthNumber(lab, index)];
        while (DataTypes.IsPhotoluminescence(dataType) && Materials.All[wafer.Number].EmissionLines.Count == 0)
            wafer = draw.Pick(lab.Samples);
        return wafer;
    }

    private static bool LogsGrowth(string dataType) => DataTypes.IsRheedVideo(dataType)
        || dataType is DataTypes.Recipe or DataTypes.Optical or DataTypes.ToolState or DataTypes.Metrology or DataTypes.Ellipsometry;

    // The wafers grow one after another through the year: what logs the growth of one overlaps in time, as its joint table needs.
    private static int GrowthNumber(Laboratory lab, int index) => (int)((long)index * lab.Samples.Count / lab.EntryCount);

    /// <summary>When the growth that is logged about this place began: before the first upload about it.</summary>
    private static DateTimeOffset GrowthOf(Laboratory lab, int index) =>
        Laboratory.Reference - (_year * ((GrowthNumber(lab, index) + 1.0) / lab.Samples.Count)) - TimeSpan.FromHours(6);

    /// <summary>Seconds from the growth's begin until a recorder was started: the logs at once, the videos once the shutter is about to open.</summary>
    private static double Delay(string dataType, double chance) => DataTypes.IsRheedVideo(dataType) ? 400 + (chance / 20) : chance / 30;

    private static string FileName(Card card, PhysicalSample wafer, string fileType, DateTimeOffset collected, Draw draw)
    {
        var run = draw.Below(40) + 1;
        var what = card.DataType switch
        {
            DataTypes.RheedImage => draw.Pick(["RHEED [110]", "rheed_1-10_after", "reconstruction"]),
            DataTypes.RheedStationary => draw.Pick(["RHEED growth", "oscillations [110]", "buffer_osc"]),
            DataTypes.RheedRotating or DataTypes.Rheed => draw.Pick(["RHEED rotating", "rotation 12rpm", "growth"]),
            DataTypes.RheedXscan => "x-scan",
            DataTypes.Xps => draw.Pick(["XPS survey", "xps_core_levels", "XPS after sputter"]),
            DataTypes.Photoluminescence or DataTypes.Pl => draw.Pick(["PL 300K", "PL map centre", "pl_µ-spot"]),
            DataTypes.Raman => draw.Pick(["Raman 532nm", "raman_centre", "Raman line 3"]),
            DataTypes.Xrd => draw.Pick(["2theta-omega", "XRD_out_of_plane"]),
            DataTypes.Recipe => "recipe",
            DataTypes.Optical => "viewport",
            DataTypes.Ellipsometry => "in-situ SE",
            DataTypes.ToolState or DataTypes.Metrology => "chamber log",
            _ => "depth profile",
        };
        var day = collected.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{day}_{wafer.Name}_{what}_{run:000}.{fileType}");
    }

    private static double? GrowthLength(Card card, Draw draw)
    {
        var isVideo = DataTypes.IsRheedVideo(card.DataType);
        var share = draw.Unit();
        // Spectra are mostly taken without a growth; a video of one is short enough to keep its oscillations resolved.
        if (share > (isVideo ? 0.95 : card.DataType is DataTypes.Xps or DataTypes.Raman or DataTypes.Xrd ? 0.2 : 0.8))
            return null;
        var seconds = isVideo ? draw.Between(45, 240) : draw.Between(600, 7200);
        return draw.Chance(0.5) ? Math.Round(seconds) : Math.Round(seconds, 2);
    }

    private static Dictionary<string, object?> Metadata(Card card, Material material, Draw draw)
    {
        var dataType = card.DataType;
        var metadata = new Dictionary<string, object?>();
        if (draw.Chance(0.06))
            return metadata;
        if (DataTypes.IsRheedVideo(dataType) || dataType is DataTypes.RheedImage or DataTypes.Optical)
        {
            var (width, height) = PictureSizes.Of(card.Rank);
            metadata["width"] = (long)width;
            metadata["height"] = (long)height;
            metadata["exposure_ms"] = Math.Round(draw.Between(5, 60), 1);
            metadata["beam_energy_kev"] = dataType == DataTypes.Optical ? null : 15.0;
        }
        else if (dataType is DataTypes.Raman or DataTypes.Photoluminescence or DataTypes.Pl)
        {
            metadata["laser_nm"] = draw.Pick([405L, 532L, 633L]);
            metadata["power_mw"] = Math.Round(draw.Between(0.1, 12), 2);
            metadata["temperature_k"] = draw.Pick(new double?[] { 300, 300, 77, 4.2, null });
        }
        else if (dataType is DataTypes.Xps)
        {
            metadata["source"] = "Al K-alpha";
            metadata["pass_energy_ev"] = draw.Pick([23.5, 55, 117.4]);
            metadata["charge_neutraliser"] = draw.Chance(0.5);
        }
        else
        {
            metadata["software"] = draw.Pick(["v4.2", "v4.2", "v5.0-beta"]);
            metadata["interval_s"] = draw.Pick(new object[] { 1L, 0.5, 2L });
        }
        metadata["film"] = material.Formula;
        if (draw.Chance(0.3))
        {
            metadata["substrate"] = new Dictionary<string, object?>
            {
                ["name"] = material.Substrate,
                ["offcut_deg"] = Math.Round(draw.Between(0, 4), 1),
                ["vendor"] = null,
            };
        }
        return metadata;
    }
}
