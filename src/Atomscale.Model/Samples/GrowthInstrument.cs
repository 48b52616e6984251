namespace Atomscale;

/// <summary>An instrument that grows materials. Its text is its name.</summary>
public sealed class GrowthInstrument
{
    /// <summary>Makes the instrument.</summary>
    public GrowthInstrument(
        long instrumentId,
        string? name = null,
        string? type = null,
        string? manufacturer = null,
        string? model = null,
        string? serialId = null,
        PropertyBag? additionalFields = null)
    {
        InstrumentId = instrumentId;
        Name = name;
        Type = type;
        Manufacturer = manufacturer;
        Model = model;
        SerialId = serialId;
        AdditionalFields = additionalFields ?? PropertyBag.Empty;
    }

    /// <summary>The instrument's id.</summary>
    public long InstrumentId { get; }

    /// <summary>Its display name.</summary>
    public string? Name { get; }

    /// <summary>Its kind in the service's spelling: <c>mbe</c>, <c>cvd</c>, <c>pvd</c>, <c>sputter</c>, <c>ald</c>, <c>pld</c>.</summary>
    public string? Type { get; }

    /// <summary>Who made it.</summary>
    public string? Manufacturer { get; }

    /// <summary>Its model.</summary>
    public string? Model { get; }

    /// <summary>Its serial number or name.</summary>
    public string? SerialId { get; }

    /// <summary>Every field of the service's answer that has no property here.</summary>
    public PropertyBag AdditionalFields { get; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => Name ?? InvariantText.Of(InstrumentId);
}
