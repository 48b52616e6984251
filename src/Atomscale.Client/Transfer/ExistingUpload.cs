using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
#if !NETSTANDARD2_0
using System.IO;
using System.Security.Cryptography;
#endif

namespace Atomscale.Client.Transfer;

/// <summary>
/// Finds a file in the catalogue before it is sent: an entry of its name whose SHA3-256 is the file's, or which has none to compare. The
/// catalogue does not tell sizes.
/// </summary>
internal static class ExistingUpload
{
    /// <summary>The record of a file that is there; null when it has to be sent.</summary>
    /// <exception cref="AtomscaleException">The source or the service.</exception>
    public static async Task<Upload?> FindAsync(CatalogueApi catalogue, UploadSource source, CancellationToken cancellationToken)
    {
        var length = source.Measure().Length;
        var named = new List<CatalogueEntry>();
        var sink = new CatalogueSink(
            entries =>
            {
                named.AddRange(entries.Where(entry => string.Equals(entry.FileName, source.FileName, StringComparison.Ordinal)));
                return Task.CompletedTask;
            },
            _ => Task.CompletedTask);
        await catalogue.SearchAsync(new CatalogueQuery { Keywords = [source.FileName] }, sink, cancellationToken).ConfigureAwait(false);
        if (named.Count == 0) return null;
        var hash = named.Any(entry => IsHash(entry.Sha3Hash)) ? await HashAsync(source, cancellationToken).ConfigureAwait(false) : null;
        var found = named.FirstOrDefault(entry => hash is not null && string.Equals(entry.Sha3Hash, hash, StringComparison.OrdinalIgnoreCase))
            ?? named.FirstOrDefault(entry => hash is null || !IsHash(entry.Sha3Hash));
        return found is null ? null : new Upload(source.Path, source.FileName, found.DataId, length, 0, 0, TimeSpan.Zero, VerificationMethod.None, null, skipped: true);
    }

    /// <summary>Whether a text can be a SHA3-256.</summary>
    public static bool IsHash(string? text) => text is { Length: 64 };

    /// <summary>The SHA3-256 of a source; null where this system does not know the algorithm.</summary>
    public static async Task<string?> HashAsync(UploadSource source, CancellationToken cancellationToken)
    {
#if NETSTANDARD2_0
        await Task.CompletedTask.ConfigureAwait(false);
        return null;
#else
        if (!SHA3_256.IsSupported) return null;
        try
        {
            using var stream = source.Open(0);
            return EtagText.Hex(await SHA3_256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SourceErrors.Of(error, source.Shown);
        }
#endif
    }
}
