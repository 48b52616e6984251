using System;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Storage;

/// <summary>Hashes what is written to it, and forgets it.</summary>
internal sealed class HashingStream : WriteOnlyStream
{
    private readonly IncrementalHash _hash;

    private HashingStream(HashAlgorithmName algorithm) => _hash = IncrementalHash.CreateHash(algorithm);

    /// <summary>The hash of a whole file.</summary>
    public static async Task<byte[]> HashAsync(StoredObject stored, HashAlgorithmName algorithm, CancellationToken cancellationToken)
    {
        await using var stream = new HashingStream(algorithm);
        await stored.CopyAsync(stream, 0, stored.Length, cancellationToken);
        return stream._hash.GetHashAndReset();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        _hash.AppendData(bytes.Span);
        return ValueTask.CompletedTask;
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
