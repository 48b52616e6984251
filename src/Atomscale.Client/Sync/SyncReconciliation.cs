using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Transfer;

namespace Atomscale.Client.Sync;

/// <summary>
/// Finds out whether a file arrived whose sending was cut short: by the journal of its upload, which the upload itself goes on with, else by
/// the catalogue.
/// </summary>
internal sealed class SyncReconciliation(AtomscaleClient client, SyncLedger ledger, Func<UploadSample?> sample)
{
    // Clocks differ: an entry may seem to be older than its upload's beginning.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    private readonly Lazy<string?> _folder = new(static () => StateFolder.Open(Environment.GetEnvironmentVariable).Folder);

    /// <summary>Whether the upload can be gone on with by its journal, which finds out for itself what had arrived.</summary>
    public bool CanResume(string path) => Journal(path) is { UploadId: not null };

    /// <summary>The entry of a file that arrived; null when there is none, or none that is surely this file's.</summary>
    /// <exception cref="AtomscaleException">InUse: it is being sent; or the service's own.</exception>
    public async Task<CatalogueEntry?> FindAsync(SyncVersion version, string path, CancellationToken cancellationToken)
    {
        var name = UploadSource.OfFile(path).FileName;
        if (Journal(path) is { } state && state.Length == version.Length && state.ChangedTicks == version.ChangedTicks)
            return await UploadedEntry.FindAsync(client.Catalogue, state, name, cancellationToken).ConfigureAwait(false);
        var named = new List<CatalogueEntry>();
        var sink = new CatalogueSink(
            entries =>
            {
                named.AddRange(entries.Where(entry => string.Equals(entry.FileName, name, StringComparison.Ordinal) && !ledger.Has(entry.DataId)));
                return Task.CompletedTask;
            },
            _ => Task.CompletedTask);
        await client.Catalogue.SearchAsync(new CatalogueQuery { Keywords = [name] }, sink, cancellationToken).ConfigureAwait(false);
        if (named.Count == 0) return null;
        var hash = named.Any(entry => ExistingUpload.IsHash(entry.Sha3Hash)) && File.Exists(path) ? await ExistingUpload.HashAsync(UploadSource.OfFile(path), cancellationToken).ConfigureAwait(false) : null;
        if (hash is not null && named.FirstOrDefault(entry => string.Equals(entry.Sha3Hash, hash, StringComparison.OrdinalIgnoreCase)) is { } same) return same;
        var began = version.StartedTicks is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) - s_skew : DateTimeOffset.MaxValue;
        var possible = named.Where(entry => entry.UploadDatetime >= began && (hash is null || !ExistingUpload.IsHash(entry.Sha3Hash))).ToArray();
        return possible.Length == 1 ? possible[0] : null;
    }

    private JournalState? Journal(string path)
    {
        if (_folder.Value is not { } folder) return null;
        var connection = client.Connection;
        var name = UploadSource.OfFile(path).FileName;
        var identity = UploadIdentity.Of(connection.Endpoint, UploadIdentity.Fingerprint(connection.Options.ApiKey.Reveal()), path, name, sample()?.Id, sample()?.ProjectId);
        if (!UploadJournal.Exists(folder, identity)) return null;
        try
        {
            using var journal = UploadJournal.Open(folder, identity, path);
            return journal.State;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Unreadable: the catalogue tells.
            return null;
        }
    }
}
