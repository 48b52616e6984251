namespace Atomscale;

/// <summary>The axis of a spectrum: what it is, its unit, its values.</summary>
public sealed class SpectrumAxis
{
    /// <summary>Makes the axis.</summary>
    public SpectrumAxis(string name, string unit, NumberList values)
    {
        Name = name;
        Unit = unit;
        Values = values;
    }

    /// <summary>What the axis is, such as <c>Binding Energy</c>.</summary>
    public string Name { get; }

    /// <summary>Its unit, such as <c>eV</c>.</summary>
    public string Unit { get; }

    /// <summary>Its values, one for each intensity.</summary>
    public NumberList Values { get; }

    /// <summary>Name and unit, as a table's header has them: <c>Binding Energy (eV)</c>.</summary>
    public override string ToString() => $"{Name} ({Unit})";
}
