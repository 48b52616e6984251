namespace Atomscale.Graphics.Charts;

/// <summary>The unit in which a length of time is read most easily.</summary>
internal sealed class TimeUnit
{
    private const double LongestInSeconds = 600;
    private const double LongestInMinutes = 3 * 3600;

    private TimeUnit(string name, double seconds)
    {
        Name = name;
        Seconds = seconds;
    }

    public string Name { get; }

    public double Seconds { get; }

    public static TimeUnit Of(double seconds) => seconds switch
    {
        <= LongestInSeconds => new TimeUnit("s", 1),
        <= LongestInMinutes => new TimeUnit("min", 60),
        _ => new TimeUnit("h", 3600),
    };
}
