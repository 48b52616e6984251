using System;
using System.Collections.Concurrent;

namespace Atomscale.Client.Transfer.Verification;

/// <summary>What a connection has learned of the storage hosts that it exchanged files with.</summary>
internal sealed class ChecksumPolicies
{
    private readonly ConcurrentDictionary<string, Lazy<ChecksumPolicy>> _policies = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is known of the host of an address.</summary>
    public ChecksumPolicy Of(Uri address) => _policies.GetOrAdd(address.Authority, static host => new(() => new ChecksumPolicy(host))).Value;
}
