namespace Atomscale.Client.Transfer.Uploads;

/// <summary>By what a change of the source is noticed: its length and its change time in UTC ticks.</summary>
internal sealed record SourceStamp(long Length, long ChangedTicks);
