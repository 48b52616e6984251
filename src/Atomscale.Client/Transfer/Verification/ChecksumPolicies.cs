using System;
using System.Collections.Concurrent;

namespace Atomscale.Client.Transfer.Verification;

/// <summary>What a connection has learned of the storage hosts that it exchanged files with, and what earlier processes have.</summary>
internal sealed class ChecksumPolicies(ChecksumPolicyStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Lazy<ChecksumPolicy>> _policies = new(StringComparer.Ordinal);

    /// <summary>What is known of the host of an address.</summary>
    public ChecksumPolicy Of(Uri address) => _policies.GetOrAdd(address.Authority.ToLowerInvariant(), host => new(() => Make(host))).Value;

    private ChecksumPolicy Make(string host) =>
        new(host, store.Read(host, time.GetUtcNow()), kind => store.Write(host, kind, time.GetUtcNow()));
}
