using System;
using Atomscale.Client.Http.Storage;

namespace Atomscale.Client.Transfer.Verification;

/// <summary>What an earlier process has learned of the ETags of a storage host.</summary>
internal sealed class RememberedPolicy(ETagKind kind, DateTimeOffset found)
{
    public ETagKind Kind { get; } = kind;

    /// <summary>When it was learned.</summary>
    public DateTimeOffset Found { get; } = found;
}
