using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Storage;

/// <summary>The body of an answer, as fast as the line allows.</summary>
internal sealed class CappedBody : WriteOnlyStream
{
    private readonly Stream _inner;
    private readonly Bandwidth _line;

    public CappedBody(Stream inner, Bandwidth line)
    {
        _inner = inner;
        _line = line;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        while (bytes.Length > 0)
        {
            var slice = bytes[..Math.Min(_line.Slice, bytes.Length)];
            await _line.TakeAsync(slice.Length, cancellationToken);
            await _inner.WriteAsync(slice, cancellationToken);
            bytes = bytes[slice.Length..];
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);
}
