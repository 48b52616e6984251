using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Faults;

/// <summary>
/// The body of an answer whose Content-Length is not its length. Longer than it says: the rest is left out. Shorter: the connection is closed
/// in order when it ends. With no Content-Length at all it goes in chunks.
/// </summary>
internal sealed class MislabelledBody : WriteOnlyStream
{
    private readonly HttpContext _context;
    private readonly Stream _inner;
    private readonly long? _length;
    private long _written;

    public MislabelledBody(HttpContext context, long? length)
    {
        _context = context;
        _inner = context.Response.Body;
        _length = length;
        context.Response.OnStarting(() =>
        {
            context.Response.ContentLength = length;
            return Task.CompletedTask;
        });
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        var fits = bytes[..(int)Math.Min(bytes.Length, (_length ?? long.MaxValue) - _written)];
        _written += fits.Length;
        if (fits.Length > 0)
            await _inner.WriteAsync(fits, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    /// <summary>Call when the handler has written all.</summary>
    public async Task EndAsync()
    {
        if (_written >= (_length ?? 0))
            return;
        await _inner.FlushAsync(_context.RequestAborted);
        await Connections.CloseAsync(_context);
        throw new ConnectionCutException();
    }
}
