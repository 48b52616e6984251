using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;

namespace Atomscale.Client.Transfer.Uploads;

/// <summary>Finds the catalogue entry of an upload: by its id, where the service returned it, else by its stored name, else by file name and time.</summary>
internal static class UploadedEntry
{
    // Clocks differ: an entry may seem to be older than its upload's beginning.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    private const string StoredName = "bucket_file_name";

    /// <summary>The entry; null when there is none, or none that is surely this upload's.</summary>
    public static async Task<CatalogueEntry?> FindAsync(CatalogueApi catalogue, JournalState upload, string fileName, CancellationToken cancellationToken)
    {
        if (upload.DataId is { } id) return (await catalogue.FindAsync([id], cancellationToken).ConfigureAwait(false)).Values.FirstOrDefault();
        var found = new List<CatalogueEntry>();
        var sink = new CatalogueSink(
            entries =>
            {
                found.AddRange(entries.Where(entry => string.Equals(entry.FileName, fileName, StringComparison.Ordinal)));
                return Task.CompletedTask;
            },
            _ => Task.CompletedTask);
        await catalogue.SearchAsync(new CatalogueQuery { Keywords = [fileName], UploadedAfter = upload.Created - s_skew }, sink, cancellationToken).ConfigureAwait(false);
        var stored = found.Where(entry => NameOf(entry) is { } name && name == upload.NewFileName).ToArray();
        if (stored.Length > 0) return stored[0];
        // Of several with one name, sent at about one time, none is surely this one.
        var unnamed = found.Where(entry => NameOf(entry) is null).ToArray();
        return unnamed.Length == 1 ? unnamed[0] : null;
    }

    private static string? NameOf(CatalogueEntry entry) => entry.AdditionalFields[StoredName] as string;
}
