using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Transfer;

/// <summary>The SHA-256 of a whole source, read by itself beside the sending of its parts.</summary>
internal static class WholeFileHash
{
    private const int BufferSize = 256 * 1024;

    public static async Task<string> ComputeAsync(UploadSource source, CancellationToken cancellationToken)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var stream = source.Open(0);
            var buffer = new byte[BufferSize];
            int read;
            while ((read = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0) hash.AppendData(buffer, 0, read);
            return EtagText.Hex(hash.GetHashAndReset());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SourceErrors.Of(error, source.Shown);
        }
    }
}
