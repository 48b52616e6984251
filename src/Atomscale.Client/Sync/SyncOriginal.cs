using Atomscale.Client.Sync.Ledger;

namespace Atomscale.Client.Sync;

/// <summary>Of what a file is a copy, as far as the ledger knows.</summary>
/// <param name="Version">The version that was sent; null when it is still being sent.</param>
internal sealed record SyncOriginal(SyncVersion? Version);
