using System.Collections.Generic;

namespace Atomscale.Sandbox.Lab;

/// <summary>The words of the lab: names, notes, tags.</summary>
internal static class Vocabulary
{
    public static IReadOnlyList<string> People { get; } =
        ["Ada Marlowe", "Jürgen Weiß", "Mei-Lin Zhao", "Tomás O'Brien", "Priya Raghunathan", "Émile Fournier"];

    public static IReadOnlyList<GrowthInstrument> Instruments { get; } =
    [
        new(11, "MBE-A (III-V)", "mbe", "Veeco", "GEN10", "G10-0217"),
        new(12, "MBE-B (nitrides, SiGe)", "mbe", "Riber", "Compact 21", "C21-884"),
        new(14, "PLD-1 (oxides)", "pld", "TSST", "PLD-3", null),
        new(17, "MOCVD-2D", "cvd", "Aixtron", "CCS 3x2", "CCS-40112"),
        new(23, "Evaporator 4", "pvd", "Angstrom Engineering", "Amod", "AM-1190"),
    ];

    public static IReadOnlyList<(string Name, string? Note)> Projects { get; } =
    [
        ("III-V lasers", "Quantum wells and dots for 1.3 µm; target linewidth < 25 meV."),
        ("Oxide interfaces", "2DEG at LaAlO3/SrTiO3.\nGrowth windows by RHEED."),
        ("2D semiconductors", null),
        ("Topological and hybrid films", "Bi2Se3, perovskites; \"hero\" samples only"),
    ];

    /// <summary>Of each material in turn: the prefix of its sample's name, the place of its instrument, the places of its projects.</summary>
    public static IReadOnlyList<(string Prefix, int Instrument, int[] Projects)> Places { get; } =
    [
        ("GA", 0, [0]), ("IGA", 0, [0]), ("QD", 0, [0, 3]), ("GN", 1, [0]), ("SG", 1, []), ("STO", 2, [1]),
        ("LAO", 2, [1]), ("BS", 1, [3]), ("MS", 3, [2]), ("WS", 3, [2, 3]), ("GR", 3, [2]), ("PVK", 4, [3]),
    ];

    public static IReadOnlyList<string> Notes { get; } =
    [
        "Clear oscillations, 2x4 after recovery.",
        "Substrate degassed at 350 °C for 30 min, \"shiny\" surface; no droplets",
        "Shutter stuck at start, first 12 s are not growth.",
        "Streaky pattern, faint half order; repeat with lower flux.\nSee logbook p. 114.",
        "Reference for calibration, do not delete",
        "Rough: 3D spots after ~40 nm. λ = 532 nm, 10 % power",
        "Beam drifted; azimuth off by about 2°.",
        "=check background, then fit again",
    ];

    public static IReadOnlyList<string> Tags { get; } =
        ["calibration", "buffer", "superlattice", "reference", "rework", "low-T", "n-doped", "hero", "2x4", "c(4x4)", "training"];

    public static IReadOnlyList<string> Workspaces { get; } = ["Epitaxy", "Characterisation", "Shared with partners"];

    /// <summary>The characterisation instruments by data type, with the file types that they write.</summary>
    public static (string Source, string[] FileTypes, string Processed) SourceOf(string dataType) => dataType switch
    {
        DataTypes.RheedImage => ("kSA 400 RHEED", ["png", "tif", "bmp"], "png"),
        DataTypes.RheedStationary or DataTypes.RheedRotating or DataTypes.RheedXscan or DataTypes.Rheed
            => ("kSA 400 RHEED", ["mp4", "avi", "imm"], "mp4"),
        DataTypes.Xps => ("PHI VersaProbe III", ["vms", "spe", "csv"], "json"),
        DataTypes.Photoluminescence or DataTypes.Pl => ("Horiba iHR550", ["csv", "txt"], "json"),
        DataTypes.Raman => ("Renishaw inVia", ["wdf", "txt"], "json"),
        DataTypes.Xrd => ("Rigaku SmartLab", ["xrdml", "ras", "xy"], "json"),
        DataTypes.Recipe => ("Recipe runner", ["json", "xml"], "json"),
        DataTypes.Optical => ("Viewport camera 2", ["mp4", "avi"], "mp4"),
        DataTypes.Ellipsometry => ("Woollam M-2000", ["iso", "csv"], "json"),
        DataTypes.ToolState or DataTypes.Metrology => ("Chamber logger", ["csv", "tdms"], "parquet"),
        _ => ("Dynamic SIMS", ["dat"], "json"),
    };
}
