using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Tables;

namespace Atomscale.Client.Transfer;

/// <summary>Reads a file that is there already, to compare it with the storage's.</summary>
internal static class ExistingFile
{
    /// <summary>Its MD5; null where the system forbids MD5.</summary>
    /// <exception cref="AtomscaleException">It cannot be read.</exception>
    public static async Task<string?> Md5Async(string path, CancellationToken cancellationToken)
    {
        using var sum = Md5Sum.TryCreate();
        if (sum is null) return null;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            var buffer = new byte[PartContent.BufferSize];
            int read;
            while ((read = await file.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0) sum.Add(buffer, read);
            return sum.Finish();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path);
        }
    }
}
