namespace Atomscale.Sandbox.Lab;

/// <summary>A growth instrument; ids of these are integers.</summary>
internal sealed record GrowthInstrument(int Id, string Name, string Type, string Manufacturer, string Model, string? SerialId);
