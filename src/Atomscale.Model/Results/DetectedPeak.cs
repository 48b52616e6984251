namespace Atomscale;

/// <summary>A peak that the service's analysis found in a spectrum.</summary>
public sealed class DetectedPeak
{
    /// <summary>Makes the peak.</summary>
    public DetectedPeak(string? label, double? position, PropertyBag? additionalFields = null)
    {
        Label = label;
        Position = position;
        AdditionalFields = additionalFields ?? PropertyBag.Empty;
    }

    /// <summary>What the peak was assigned to, such as a transition (<c>Si 2p</c>).</summary>
    public string? Label { get; }

    /// <summary>Its position in the unit of the spectrum's axis.</summary>
    public double? Position { get; }

    /// <summary>Every field of the service's peak that has no property here.</summary>
    public PropertyBag AdditionalFields { get; }

    /// <summary>Label and position.</summary>
    public override string ToString() => Position is { } position
        ? $"{Label} {InvariantText.Short(position)}".TrimStart()
        : Label ?? "";
}
