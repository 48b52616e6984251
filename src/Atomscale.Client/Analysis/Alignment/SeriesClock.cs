using System;
using System.Collections.Generic;
using System.Globalization;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>
/// Finds the clock of a series and reads it, by the contract's rules: a column whose name says its unit, else a stamp whose size says it,
/// else seconds since the entry was uploaded.
/// </summary>
internal static class SeriesClock
{
    /// <summary>The place of a row that has no time.</summary>
    public const long NoTime = long.MinValue;

    private static readonly (string Name, long Unit)[] UnitByName =
    [
        ("unix_timestamp_ns", InstantUnit.Nanosecond), ("timestamp_ns", InstantUnit.Nanosecond),
        ("unix_timestamp_us", InstantUnit.Microsecond), ("timestamp_us", InstantUnit.Microsecond),
        ("unix_timestamp_ms", InstantUnit.Millisecond), ("timestamp_ms", InstantUnit.Millisecond),
        ("unix_timestamp_seconds", InstantUnit.Second), ("timestamp_seconds", InstantUnit.Second),
        ("unix_timestamp_s", InstantUnit.Second), ("timestamp_s", InstantUnit.Second),
    ];

    private static readonly string[] UnitBySize = [SeriesFields.UnixTimestamp, "Unix Timestamp", "unix_timestamp", "timestamp"];

    private static readonly string[] SinceUpload =
        ["time_seconds", SeriesFields.RelativeTimeField, SeriesFields.RelativeTime, SeriesFields.Time];

    /// <summary>
    /// The nanoseconds since 1970 of each row, <see cref="NoTime"/> where it has none; null when the series has no readable clock at all.
    /// </summary>
    /// <exception cref="AtomscaleException">The clock's values are of another unit than its name says.</exception>
    public static long[]? Read(AlignmentInput series)
    {
        foreach (var (name, unit) in UnitByName)
        {
            if (Find(series.Columns, name) is { } column) return ReadNamed(column, unit, series.DataId);
        }

        foreach (var name in UnitBySize)
        {
            if (Find(series.Columns, name) is { } column) return ReadSized(column);
        }

        foreach (var name in SinceUpload)
        {
            if (Find(series.Columns, name) is { } column) return ReadSinceUpload(column, series.UploadDatetime);
        }

        return null;
    }

    private static long[]? ReadNamed(TableColumn column, long unit, string dataId)
    {
        var values = Numbers(column.Values);
        var largest = Largest(values);
        if (double.IsNaN(largest)) return null;
        var actual = InstantUnit.ByMagnitude(largest);
        if (actual == unit) return Scale(column.Values, values, unit);
        throw new AtomscaleException(
            AtomscaleErrorKind.BadAnswer,
            $"The clock '{column.Name}' of '{dataId}' is in {NameOf(unit)} by its name and in {NameOf(actual)} by its values: nothing was aligned.",
            "Leave this entry out.");
    }

    private static long[]? ReadSized(TableColumn column)
    {
        var values = Numbers(column.Values);
        var largest = Largest(values);
        if (!double.IsNaN(largest)) return Scale(column.Values, values, InstantUnit.ByMagnitude(largest));
        return column.Values is string?[] texts ? ReadDates(texts) : null;
    }

    private static long[]? ReadSinceUpload(TableColumn column, DateTimeOffset? upload)
    {
        if (upload is null || InstantUnit.ToNanoseconds(upload.Value) is not { } zero) return null;
        var values = Numbers(column.Values);
        if (double.IsNaN(Largest(values))) return null;
        var times = Scale(column.Values, values, InstantUnit.Second);
        for (var row = 0; row < times.Length; row++)
        {
            if (times[row] == NoTime) continue;
            var time = zero + times[row];
            times[row] = InstantUnit.IsInRange(time) ? time : NoTime;
        }

        return times;
    }

    private static long[]? ReadDates(string?[] texts)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var times = new long[texts.Length];
        var any = false;
        for (var row = 0; row < times.Length; row++)
        {
            times[row] = DateTimeOffset.TryParse(texts[row], CultureInfo.InvariantCulture, utc, out var instant)
                ? InstantUnit.ToNanoseconds(instant) ?? NoTime
                : NoTime;
            any |= times[row] != NoTime;
        }

        return any ? times : null;
    }

    private static TableColumn? Find(IReadOnlyList<TableColumn> columns, string name)
    {
        foreach (var column in columns)
        {
            if (column.Name == name) return column;
        }

        return null;
    }

    // Whole numbers are scaled as such below: as doubles, nanoseconds would lose their last digits.
    private static double[] Numbers(Array values) => values switch
    {
        double[] numbers => numbers,
        long[] whole => Array.ConvertAll(whole, value => (double)value),
        string?[] texts => Array.ConvertAll(texts, ParseNumber),
        _ => [],
    };

    private static double ParseNumber(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number) ? number : double.NaN;

    private static double Largest(double[] values)
    {
        var largest = double.NaN;
        foreach (var value in values)
        {
            if (!(largest >= value) && !double.IsNaN(value)) largest = value;
        }

        return largest;
    }

    private static long[] Scale(Array values, double[] numbers, long unit)
    {
        var times = new long[numbers.Length];
        var whole = values as long[];
        for (var row = 0; row < times.Length; row++)
        {
            var isTime = whole is null
                ? InstantUnit.TryToNanoseconds(numbers[row], unit, out times[row])
                : InstantUnit.TryToNanoseconds(whole[row], unit, out times[row]);
            if (!isTime) times[row] = NoTime;
        }

        return times;
    }

    private static string NameOf(long unit) => unit switch
    {
        InstantUnit.Nanosecond => "nanoseconds",
        InstantUnit.Microsecond => "microseconds",
        InstantUnit.Millisecond => "milliseconds",
        _ => "seconds",
    };
}
