using System;

namespace Atomscale;

/// <summary>One value of any result in long form: the same columns whatever it came from, so that mixed results share a file.</summary>
public sealed class TidyPoint
{
    /// <summary>Makes the point.</summary>
    public TidyPoint(
        string dataId, string? series, string axis, string? axisUnit, double? position, DateTimeOffset? instant,
        string metric, object? value, string? unit)
    {
        DataId = dataId;
        Series = series;
        Axis = axis;
        AxisUnit = axisUnit;
        Position = position;
        Instant = instant;
        Metric = metric;
        Value = value;
        Unit = unit;
    }

    /// <summary>The data id of the entry.</summary>
    public string DataId { get; }

    /// <summary>What tells series of one entry apart: the angle of a RHEED video.</summary>
    public string? Series { get; }

    /// <summary>What <see cref="Position"/> is: <c>Time</c>, <c>Binding Energy</c>, ….</summary>
    public string Axis { get; }

    /// <summary>The unit of <see cref="Position"/>.</summary>
    public string? AxisUnit { get; }

    /// <summary>The place on the axis.</summary>
    public double? Position { get; }

    /// <summary>The instant (UTC), where there is one.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>What was measured.</summary>
    public string Metric { get; }

    /// <summary>Its value: a number, a boolean or text.</summary>
    public object? Value { get; }

    /// <summary>The value's unit, where the service names one.</summary>
    public string? Unit { get; }

    /// <summary>The point in one line.</summary>
    public override string ToString() => $"{Metric}={InvariantText.Of(Value)} at {InvariantText.Of(Position)} {AxisUnit}".TrimEnd();
}
