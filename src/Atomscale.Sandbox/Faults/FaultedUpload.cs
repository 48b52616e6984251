using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Faults;

/// <summary>The body of a request that something befalls once enough of it has been taken.</summary>
internal sealed class FaultedUpload : ReadOnlyStream
{
    private readonly HttpContext _context;
    private readonly Stream _inner;
    private readonly FaultRule _rule;
    private readonly HoldGates _holds;
    private long _left;
    private bool _struck;

    public FaultedUpload(HttpContext context, FaultRule rule, HoldGates holds)
    {
        _context = context;
        _inner = context.Request.Body;
        _rule = rule;
        _holds = holds;
        _left = rule.AfterReceivedBytes!.Value;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Asks only whether there is something: the next call takes it.
        if (buffer.Length == 0)
            return 0;
        if (!_struck)
        {
            if (_left > 0)
            {
                var taken = await _inner.ReadAsync(buffer[..(int)Math.Min(_left, buffer.Length)], cancellationToken);
                _left -= taken;
                return taken;
            }
            _struck = true;
            await StrikeAsync(cancellationToken);
        }
        return _rule.Action == FaultAction.Drip
            ? await DripAsync(buffer, cancellationToken)
            : await _inner.ReadAsync(buffer, cancellationToken);
    }

    private async Task StrikeAsync(CancellationToken cancellationToken)
    {
        switch (_rule.Action)
        {
            case FaultAction.Hold:
                await _holds.WaitAsync(_rule.Name!, cancellationToken);
                break;
            case FaultAction.Stall:
                await Connections.StallAsync(_rule.StallMs, cancellationToken);
                break;
            case FaultAction.Reset:
                await Connections.ResetAsync(_context);
                throw new ConnectionCutException();
            case FaultAction.Status or FaultAction.Answer:
                throw new EarlyAnswerException();
        }
    }

    private async Task<int> DripAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var rate = _rule.BytesPerSecond!.Value;
        var size = Math.Clamp(rate / FaultedBody.DripsPerSecond, 1, buffer.Length);
        var taken = await _inner.ReadAsync(buffer[..size], cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds((double)taken / rate), cancellationToken);
        return taken;
    }
}
