using System;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.Client.Sync;

/// <summary>Which files of a folder are sent, and how.</summary>
public sealed class SyncOptions
{
    /// <summary>How long a file has to be unchanged by default.</summary>
    public const double DefaultStableSeconds = 30;

    /// <summary>After how many failed attempts a file is given up by default: some four days with pauses that grow to six hours.</summary>
    public const int DefaultMaximumAttempts = 20;

    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The ledger; null: the folder's own in the state folder.</summary>
    public string? Ledger { get; init; }

    /// <summary>Whether folders below are looked through too.</summary>
    public bool Recurse { get; init; }

    /// <summary>The log of the runs, which is not sent when it is in the folder; null: there is none.</summary>
    public string? LogPath { get; init; }

    /// <summary>Whether a file of this name is wanted.</summary>
    public Func<string, bool> IsWanted { get; init; } = static _ => true;

    /// <summary>Only files that changed at this instant or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How long a file has to be unchanged before it is sent.</summary>
    public TimeSpan StableFor { get; init; } = TimeSpan.FromSeconds(DefaultStableSeconds);

    /// <summary>Whether content that was sent is sent again under another name.</summary>
    public bool AllowDuplicate { get; init; }

    /// <summary>After how many failed attempts a file is given up.</summary>
    public int MaximumAttempts { get; init; } = DefaultMaximumAttempts;

    /// <summary>Finds the sample that files are sent for, before the first is sent.</summary>
    public Func<Task<UploadSample?>> OpenSample { get; init; } = static () => Task.FromResult<UploadSample?>(null);

    /// <summary>Whether nothing is sent or noted.</summary>
    public bool IsTrial { get; init; }
}
