namespace Atomscale.Client.Sync.Ledger;

/// <summary>A file as the folder has it now. Times are UTC ticks.</summary>
internal sealed record FoundFile(string Path, string RelativePath, long Length, long ChangedTicks, long CreatedTicks);
