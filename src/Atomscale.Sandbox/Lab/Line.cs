namespace Atomscale.Sandbox.Lab;

/// <summary>
/// A line of a spectrum, or a reflection: its place and full width in the unit of the axis, its height relative to the strongest.
/// </summary>
internal sealed record Line(string Label, double Position, double Height, double Width);
