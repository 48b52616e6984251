using System.Collections.Generic;

namespace Atomscale.Sandbox.Lab;

/// <summary>
/// Twelve real films. Positions are the tabulated ones (NIST XPS database and PHI handbook, common Raman and PL literature, ICDD cards),
/// rounded as one would read them off a spectrum.
/// </summary>
internal static class Materials
{
    public static IReadOnlyList<Material> All { get; } =
    [
        new()
        {
            Formula = "GaAs",
            Substrate = "GaAs(001)",
            Composition = new Dictionary<string, double> { ["Ga"] = 0.5, ["As"] = 0.5 },
            CoreLevels =
            [
                new("Ga 3d", 19.2, 0.35, 1.4), new("As 3d", 41.6, 0.4, 1.6), new("Ga 2p3/2", 1117.3, 1, 1.7),
                new("Ga 2p1/2", 1144.2, 0.5, 1.9), new("As 3p", 141.2, 0.3, 3.1),
            ],
            RamanLines = [new("TO", 268.5, 0.35, 4.5), new("LO", 291.9, 1, 4)],
            EmissionLines = [new("band edge", 1.424, 1, 0.045), new("carbon acceptor", 1.39, 0.12, 0.05)],
            Reflections = [new("GaAs 002", 31.63, 0.02, 0.03), new("GaAs 004", 66.05, 1, 0.02)],
            Growth = new(Temperature: 580, Rate: 0.8, Pressure: 1.2e-5, Source: "Ga", SourceTemperature: 905),
            LatticeSpacing = 5.653,
            Mismatch = 0.0002,
            RefractiveIndex = 3.86,
        },
        new()
        {
            Formula = "In0.53Ga0.47As",
            Substrate = "InP(001)",
            Composition = new Dictionary<string, double> { ["In"] = 0.265, ["Ga"] = 0.235, ["As"] = 0.5 },
            CoreLevels =
            [
                new("In 4d", 17.5, 0.3, 1.6), new("As 3d", 41.2, 0.35, 1.6), new("In 3d5/2", 444.2, 1, 1.6),
                new("In 3d3/2", 451.8, 0.67, 1.6), new("Ga 2p3/2", 1117.6, 0.5, 1.8),
            ],
            RamanLines = [new("InAs-like LO", 233, 0.6, 9), new("GaAs-like LO", 270, 1, 8)],
            EmissionLines = [new("band edge", 0.74, 1, 0.045), new("InP substrate", 1.344, 0.2, 0.04)],
            Reflections = [new("InP 004", 63.34, 1, 0.02), new("InGaAs 004", 63.21, 0.5, 0.03)],
            Growth = new(Temperature: 490, Rate: 0.5, Pressure: 9e-6, Source: "In", SourceTemperature: 812),
            LatticeSpacing = 5.869,
            Mismatch = -0.0011,
            RefractiveIndex = 3.5,
        },
        new()
        {
            Formula = "InAs",
            Substrate = "GaAs(001)",
            Composition = new Dictionary<string, double> { ["In"] = 0.42, ["Ga"] = 0.08, ["As"] = 0.5 },
            CoreLevels =
            [
                new("In 4d", 17.3, 0.3, 1.6), new("As 3d", 40.9, 0.35, 1.6), new("In 3d5/2", 443.9, 1, 1.5),
                new("In 3d3/2", 451.5, 0.67, 1.5), new("Ga 2p3/2", 1117.2, 0.2, 1.8),
            ],
            RamanLines = [new("InAs TO", 217.3, 0.3, 6), new("InAs LO", 238.6, 0.6, 6), new("GaAs LO", 291.9, 1, 4)],
            EmissionLines =
            [
                new("quantum dots s-shell", 1.09, 1, 0.05), new("quantum dots p-shell", 1.16, 0.35, 0.05),
                new("wetting layer", 1.43, 0.15, 0.03),
            ],
            Reflections = [new("GaAs 004", 66.05, 1, 0.02), new("InAs 004", 61.13, 0.08, 0.3)],
            Growth = new(Temperature: 500, Rate: 0.1, Pressure: 8e-6, Source: "In", SourceTemperature: 760),
            LatticeSpacing = 6.058,
            Mismatch = -0.067,
            RefractiveIndex = 3.51,
        },
        new()
        {
            Formula = "GaN",
            Substrate = "Al2O3(0001)",
            Composition = new Dictionary<string, double> { ["Ga"] = 0.51, ["N"] = 0.49 },
            CoreLevels =
            [
                new("Ga 3d", 19.9, 0.35, 1.5), new("N 1s", 397.3, 0.45, 1.3), new("Ga 2p3/2", 1117.9, 1, 1.8),
                new("Ga 2p1/2", 1144.8, 0.5, 2),
            ],
            RamanLines = [new("sapphire A1g", 417.5, 0.3, 4), new("E2(high)", 567.6, 1, 4), new("A1(LO)", 734, 0.4, 8)],
            EmissionLines = [new("band edge", 3.42, 1, 0.06), new("yellow band", 2.25, 0.2, 0.4)],
            Reflections = [new("GaN 0002", 34.56, 1, 0.05), new("Al2O3 0006", 41.68, 0.7, 0.02), new("GaN 0004", 72.91, 0.12, 0.06)],
            Growth = new(Temperature: 720, Rate: 0.6, Pressure: 2.1e-5, Source: "Ga", SourceTemperature: 940),
            LatticeSpacing = 3.189,
            Mismatch = -0.024,
            RefractiveIndex = 2.38,
        },
        new()
        {
            Formula = "Si0.8Ge0.2",
            Substrate = "Si(001)",
            Composition = new Dictionary<string, double> { ["Si"] = 0.8, ["Ge"] = 0.2 },
            CoreLevels =
            [
                new("Ge 3d", 29.4, 0.2, 1.3), new("Si 2p", 99.4, 0.6, 1.2), new("Si 2s", 150.6, 0.5, 2), new("Ge 2p3/2", 1217.3, 1, 1.9),
            ],
            RamanLines =
            [
                new("Ge-Ge", 286, 0.08, 14), new("Si-Ge", 404, 0.2, 14), new("Si-Si in SiGe", 508, 0.4, 8), new("Si", 520.7, 1, 3.6),
            ],
            Reflections = [new("Si 004", 69.13, 1, 0.015), new("SiGe 004", 68.12, 0.4, 0.06)],
            Growth = new(Temperature: 550, Rate: 0.3, Pressure: 4e-9, Source: "Si", SourceTemperature: 1420),
            LatticeSpacing = 5.472,
            Mismatch = -0.0076,
            RefractiveIndex = 4.0,
        },
        new()
        {
            Formula = "SrTiO3",
            Substrate = "SrTiO3(001)",
            Composition = new Dictionary<string, double> { ["Sr"] = 0.2, ["Ti"] = 0.2, ["O"] = 0.6 },
            CoreLevels =
            [
                new("Sr 3d5/2", 133.0, 0.7, 1.2), new("Sr 3d3/2", 134.8, 0.47, 1.2), new("Ti 2p3/2", 458.8, 1, 1.2),
                new("Ti 2p1/2", 464.5, 0.5, 2.1), new("O 1s", 530, 0.9, 1.5),
            ],
            RamanLines = [new("second order 250-400", 315, 1, 95), new("second order 600-750", 675, 0.6, 85)],
            Reflections = [new("SrTiO3 001", 22.75, 0.15, 0.02), new("SrTiO3 002", 46.47, 1, 0.02), new("SrTiO3 003", 72.57, 0.2, 0.03)],
            Growth = new(Temperature: 700, Rate: 0.05, Pressure: 5e-6, Source: "Sr", SourceTemperature: 452),
            LatticeSpacing = 3.905,
            Mismatch = 0.0004,
            RefractiveIndex = 2.39,
        },
        new()
        {
            Formula = "LaAlO3",
            Substrate = "SrTiO3(001)",
            Composition = new Dictionary<string, double> { ["La"] = 0.19, ["Al"] = 0.2, ["O"] = 0.61 },
            CoreLevels =
            [
                new("Al 2p", 73.9, 0.15, 1.5), new("La 4d", 102.5, 0.3, 3), new("O 1s", 530.2, 0.8, 1.7), new("La 3d5/2", 834.4, 1, 2.5),
                new("La 3d3/2", 851.2, 0.7, 2.6),
            ],
            RamanLines = [new("A1g", 123, 1, 6), new("Eg", 487, 0.5, 9)],
            Reflections = [new("SrTiO3 002", 46.47, 1, 0.02), new("LaAlO3 002", 48.35, 0.1, 0.25)],
            Growth = new(Temperature: 750, Rate: 0.04, Pressure: 1e-4, Source: "LaAlO3 target", SourceTemperature: null),
            LatticeSpacing = 3.789,
            Mismatch = 0.03,
            RefractiveIndex = 2.03,
        },
        new()
        {
            Formula = "Bi2Se3",
            Substrate = "Al2O3(0001)",
            Composition = new Dictionary<string, double> { ["Bi"] = 0.4, ["Se"] = 0.6 },
            CoreLevels =
            [
                new("Bi 5d5/2", 24.8, 0.3, 1.1), new("Se 3d", 54, 0.4, 1.8), new("Bi 4f7/2", 158.2, 1, 1.1),
                new("Bi 4f5/2", 163.5, 0.78, 1.1),
            ],
            RamanLines = [new("A1g(1)", 72.2, 0.6, 5), new("Eg(2)", 131.5, 1, 7), new("A1g(2)", 174.1, 0.8, 8)],
            Reflections =
            [
                new("Bi2Se3 003", 9.27, 0.3, 0.1), new("Bi2Se3 006", 18.57, 1, 0.1), new("Al2O3 0006", 41.68, 0.7, 0.02),
                new("Bi2Se3 0015", 47.7, 0.3, 0.12),
            ],
            Growth = new(Temperature: 280, Rate: 0.02, Pressure: 3e-7, Source: "Bi", SourceTemperature: 545),
            LatticeSpacing = 4.138,
            Mismatch = -0.008,
            RefractiveIndex = 4.6,
        },
        new()
        {
            Formula = "MoS2",
            Substrate = "Al2O3(0001)",
            Composition = new Dictionary<string, double> { ["Mo"] = 0.34, ["S"] = 0.66 },
            CoreLevels =
            [
                new("S 2p3/2", 162.3, 0.4, 1), new("S 2p1/2", 163.5, 0.2, 1), new("S 2s", 226.6, 0.2, 2.2), new("Mo 3d5/2", 229.4, 1, 1),
                new("Mo 3d3/2", 232.6, 0.67, 1.1),
            ],
            RamanLines = [new("E2g", 383.4, 0.8, 4), new("A1g", 407.6, 1, 5), new("sapphire A1g", 417.5, 0.25, 4)],
            EmissionLines = [new("A exciton", 1.85, 1, 0.07), new("B exciton", 2.0, 0.15, 0.1)],
            Reflections = [new("MoS2 002", 14.38, 0.1, 0.5), new("Al2O3 0006", 41.68, 1, 0.02)],
            Growth = new(Temperature: 850, Rate: 0.002, Pressure: 50, Source: "Mo(CO)6 bubbler", SourceTemperature: 24),
            LatticeSpacing = 3.16,
            Mismatch = 0.001,
            RefractiveIndex = 4.8,
        },
        new()
        {
            Formula = "WSe2",
            Substrate = "Al2O3(0001)",
            Composition = new Dictionary<string, double> { ["W"] = 0.33, ["Se"] = 0.67 },
            CoreLevels =
            [
                new("W 4f7/2", 32.4, 1, 0.9), new("W 4f5/2", 34.6, 0.75, 0.9), new("Se 3d5/2", 54.9, 0.6, 0.9),
                new("Se 3d3/2", 55.8, 0.4, 0.9),
            ],
            RamanLines = [new("E2g+A1g", 249.8, 1, 4), new("2LA(M)", 260, 0.45, 10)],
            EmissionLines = [new("A exciton", 1.65, 1, 0.05), new("trion", 1.62, 0.25, 0.05)],
            Reflections = [new("WSe2 002", 13.62, 0.1, 0.5), new("Al2O3 0006", 41.68, 1, 0.02)],
            Growth = new(Temperature: 800, Rate: 0.002, Pressure: 200, Source: "W(CO)6 bubbler", SourceTemperature: 28),
            LatticeSpacing = 3.282,
            Mismatch = 0.002,
            RefractiveIndex = 4.3,
        },
        new()
        {
            Formula = "graphene",
            Substrate = "SiC(0001)",
            Composition = new Dictionary<string, double> { ["C"] = 0.78, ["Si"] = 0.22 },
            CoreLevels =
            [
                new("Si 2p", 100.8, 0.35, 1.3), new("Si 2s", 152, 0.3, 2.2), new("C 1s SiC", 282.9, 0.4, 1.1),
                new("C 1s graphene", 284.6, 1, 0.8),
            ],
            RamanLines = [new("SiC TO", 776, 0.4, 6), new("D", 1350, 0.12, 28), new("G", 1582, 0.6, 16), new("2D", 2700, 1, 32)],
            Reflections = [new("SiC 0006", 35.62, 1, 0.02), new("SiC 00012", 75.4, 0.2, 0.03)],
            Growth = new(Temperature: 1550, Rate: 0.001, Pressure: 700, Source: "C2H4 line", SourceTemperature: null),
            LatticeSpacing = 2.46,
            Mismatch = -0.002,
            RefractiveIndex = 2.7,
        },
        new()
        {
            Formula = "MAPbI3",
            Substrate = "ITO/glass",
            Composition = new Dictionary<string, double> { ["Pb"] = 0.17, ["I"] = 0.49, ["N"] = 0.16, ["C"] = 0.18 },
            CoreLevels =
            [
                new("Pb 5d", 20.1, 0.15, 2.4), new("Pb 4f7/2", 138.4, 0.7, 1), new("Pb 4f5/2", 143.3, 0.55, 1),
                new("N 1s", 402.4, 0.1, 1.2), new("I 3d5/2", 619.4, 1, 1.1), new("I 3d3/2", 630.9, 0.69, 1.1),
            ],
            RamanLines = [new("PbI cage", 94, 1, 12), new("libration", 110, 0.8, 14), new("torsion", 250, 0.2, 40)],
            EmissionLines = [new("band edge", 1.6, 1, 0.1)],
            Reflections = [new("MAPbI3 110", 14.1, 1, 0.12), new("MAPbI3 220", 28.42, 0.6, 0.13), new("MAPbI3 310", 31.85, 0.2, 0.14)],
            Growth = new(Temperature: 75, Rate: 0.4, Pressure: 6e-6, Source: "PbI2", SourceTemperature: 320),
            LatticeSpacing = 6.28,
            Mismatch = 0.0,
            RefractiveIndex = 2.5,
        },
    ];
}
