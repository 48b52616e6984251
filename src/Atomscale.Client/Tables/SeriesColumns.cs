using System;
using System.Linq;

namespace Atomscale.Client.Tables;

/// <summary>Which columns of a time series are its clocks and keys rather than what was measured.</summary>
internal static class SeriesColumns
{
    public const string Time = "Time";
    public const string RelativeTime = "Relative Time";
    public const string UnixTimestamp = "UNIX Timestamp";
    public const string Angle = "Angle";
    public const string FrameNumber = "Frame Number";

    private static readonly string[] s_all = [Time, RelativeTime, UnixTimestamp, Angle, FrameNumber];

    public static bool IsClockOrKey(string name) => s_all.Contains(name, StringComparer.Ordinal);
}
