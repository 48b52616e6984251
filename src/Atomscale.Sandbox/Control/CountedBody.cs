using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Sandbox.Control;

/// <summary>The body of an answer, counting what the socket took.</summary>
internal sealed class CountedBody : WriteOnlyStream
{
    private readonly Stream _inner;
    private readonly LoggedRequest _request;

    public CountedBody(Stream inner, LoggedRequest request)
    {
        _inner = inner;
        _request = request;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        await _inner.WriteAsync(bytes, cancellationToken);
        _request.AddSent(bytes.Length);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);
}
