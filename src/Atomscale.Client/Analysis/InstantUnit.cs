using System;

namespace Atomscale.Client.Analysis;

/// <summary>The unit of a clock column, in nanoseconds, and the way from its values to instants.</summary>
internal static class InstantUnit
{
    public const long Nanosecond = 1;
    public const long Microsecond = 1_000;
    public const long Millisecond = 1_000_000;
    public const long Second = 1_000_000_000;

    public const long NanosecondsPerTick = 100;

    // Half of what 64 bits hold, so that the distance of any two times fits as well.
    private const long Range = long.MaxValue / 2;
    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The unit that the contract reads from a clock's largest value: stamps of this century are told apart by their size.</summary>
    public static long ByMagnitude(double largest) => largest switch
    {
        >= 1e18 => Nanosecond,
        >= 1e15 => Microsecond,
        >= 1e12 => Millisecond,
        _ => Second,
    };

    /// <summary>The instant of a number of nanoseconds since 1970; a tick is 100 of them.</summary>
    public static DateTimeOffset ToInstant(long nanoseconds) => Epoch.AddTicks(nanoseconds / NanosecondsPerTick);

    /// <summary>The instant of a clock value, or null when it is missing or far from our time.</summary>
    public static DateTimeOffset? ToInstant(double value, long unit) =>
        TryToNanoseconds(value, unit, out var nanoseconds) ? ToInstant(nanoseconds) : null;

    /// <summary>The nanoseconds since 1970 of an instant, or null when it is far from our time.</summary>
    public static long? ToNanoseconds(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks - Epoch.Ticks;
        return Math.Abs(ticks) < Range / NanosecondsPerTick ? ticks * NanosecondsPerTick : null;
    }

    /// <summary>Whether a number of nanoseconds since 1970 is in the range of times that count, the years 1824 to 2115.</summary>
    public static bool IsInRange(long nanoseconds) => nanoseconds is > -Range and < Range;

    /// <summary>
    /// The nanoseconds since 1970 of a clock value. Whole units and fraction are scaled apart: a double of all would be off by some 100 ns.
    /// </summary>
    /// <returns>False when the value is missing or far from our time.</returns>
    public static bool TryToNanoseconds(double value, long unit, out long nanoseconds)
    {
        nanoseconds = 0;
        if (!(Math.Abs(value) < Range / unit)) return false;
        var whole = Math.Truncate(value);
        nanoseconds = (long)whole * unit + (long)Math.Round((value - whole) * unit);
        return true;
    }

    /// <summary>The nanoseconds since 1970 of a whole clock value.</summary>
    /// <returns>False when the value is far from our time.</returns>
    public static bool TryToNanoseconds(long value, long unit, out long nanoseconds)
    {
        var isInRange = value > -Range / unit && value < Range / unit;
        nanoseconds = isInRange ? value * unit : 0;
        return isInRange;
    }
}
