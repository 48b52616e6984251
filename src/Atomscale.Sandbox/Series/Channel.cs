using System;

namespace Atomscale.Sandbox.Series;

/// <summary>Something that is logged over time.</summary>
/// <param name="Name">The property's name in the payload.</param>
/// <param name="Units">Its unit, or null when it has none.</param>
/// <param name="Pace">How often it is logged, relative to the run's clock; 1 is every tick, 0.1 every tenth.</param>
/// <param name="At">The value at a time in seconds since the start, asked for in ascending order: a number, bool, text, or null.</param>
internal sealed record Channel(string Name, string? Units, double Pace, Func<double, object?> At);
