using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Faults;

/// <summary>The body of an answer that something befalls once enough of it has been sent.</summary>
internal sealed class FaultedBody : WriteOnlyStream
{
    public const int DripsPerSecond = 10;

    private readonly HttpContext _context;
    private readonly Stream _inner;
    private readonly FaultRule _rule;
    private readonly HoldGates _holds;
    private readonly long? _limit;
    private long _written;
    private bool _struck;
    private bool _cut;

    public FaultedBody(HttpContext context, FaultRule rule, HoldGates holds)
    {
        _context = context;
        _inner = context.Response.Body;
        _rule = rule;
        _holds = holds;
        _limit = rule.AfterEntries is null ? rule.AfterBytes ?? 0 : null;
    }

    /// <summary>When not null, the catalogue calls <see cref="StrikeAsync"/> after so many entries.</summary>
    public int? AfterEntries => _rule.AfterEntries;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        if (_cut)
            throw new ConnectionCutException();
        if (!_struck && _limit is { } limit && _written + bytes.Length > limit)
        {
            var head = (int)(limit - _written);
            await SendAsync(bytes[..head], cancellationToken);
            await StrikeAsync(cancellationToken);
            bytes = bytes[head..];
        }
        await SendAsync(bytes, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    /// <summary>Lets the fault happen: what is before it has left for the client.</summary>
    public async Task StrikeAsync(CancellationToken cancellationToken)
    {
        _struck = true;
        await _inner.FlushAsync(cancellationToken);
        switch (_rule.Action)
        {
            case FaultAction.Hold:
                await _holds.WaitAsync(_rule.Name!, cancellationToken);
                break;
            case FaultAction.Stall:
                await Connections.StallAsync(_rule.StallMs, cancellationToken);
                break;
            case FaultAction.ResetBody:
                _cut = true;
                await Connections.ResetAsync(_context);
                throw new ConnectionCutException();
            case FaultAction.Truncate:
                _cut = true;
                await Connections.CloseAsync(_context);
                throw new ConnectionCutException();
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _written += bytes.Length;
        if (_struck && _rule.Action == FaultAction.BrokenJson)
        {
            var garbage = new byte[bytes.Length];
            garbage.AsSpan().Fill((byte)'#');
            bytes = garbage;
        }
        if (_struck && _rule.Action == FaultAction.Drip)
            await DripAsync(bytes, cancellationToken);
        else
            await _inner.WriteAsync(bytes, cancellationToken);
    }

    private async Task DripAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // Slower than ten bytes a second: one byte at a time, further apart.
        var rate = _rule.BytesPerSecond!.Value;
        var size = Math.Max(1, rate / DripsPerSecond);
        while (bytes.Length > 0)
        {
            var drop = bytes[..Math.Min(size, bytes.Length)];
            await _inner.WriteAsync(drop, cancellationToken);
            await _inner.FlushAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds((double)drop.Length / rate), cancellationToken);
            bytes = bytes[drop.Length..];
        }
    }
}
