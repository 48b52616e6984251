using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Tables;

/// <summary>Which columns of a time series are its clocks and keys, and which are what was measured.</summary>
public static class SeriesColumns
{
    private static readonly string[] s_clocksAndKeys =
        [SeriesFields.Time, SeriesFields.RelativeTime, SeriesFields.UnixTimestamp, SeriesFields.Angle, SeriesFields.FrameNumber];

    /// <summary>The metrics of RHEED videos, the ones whose names the service fixes.</summary>
    public static IReadOnlyList<string> RheedMetrics { get; } = SeriesFields.Rheed.Values.Where(name => !IsClockOrKey(name)).ToArray();

    internal static bool IsClockOrKey(string name) => s_clocksAndKeys.Contains(name, StringComparer.Ordinal);
}
