using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Transfer;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>The rename that a virus scanner stands in the way of, with the refusals of Windows: elsewhere an open file is no hindrance.</summary>
public sealed class RenameWithRetryTests
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    private readonly CountingTimeProvider _time = new();
    private int _tries;

    public static TheoryData<Exception> Refusals { get; } = new()
    {
        new IOException("in use", unchecked((int)0x80070020)),
        new IOException("locked", unchecked((int)0x80070021)),
        new UnauthorizedAccessException("denied"),
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_that_passes_is_waited_for(Exception refusal)
    {
        var moving = RenameWithRetry.RunAsync(() => Move(refusal, until: 20), _time, CancellationToken.None);
        await PassAsync(moving, 20);
        await moving;
        Assert.Equal(20, _tries);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task After_three_seconds_it_is_an_error(Exception refusal)
    {
        var moving = RenameWithRetry.RunAsync(() => Move(refusal, until: int.MaxValue), _time, CancellationToken.None);
        await PassAsync(moving, 29);
        Assert.False(moving.IsCompleted);
        await PassAsync(moving, 1);
        Assert.Same(refusal, await Assert.ThrowsAnyAsync<Exception>(() => moving));
        Assert.Equal(31, _tries);
    }

    [Fact]
    public async Task What_does_not_pass_is_an_error_at_once()
    {
        await Assert.ThrowsAsync<IOException>(() => RenameWithRetry.RunAsync(() => Move(new IOException("no room"), until: 2), _time, CancellationToken.None));
        Assert.Equal(1, _tries);
    }

    [Fact]
    public async Task A_stop_ends_the_waiting()
    {
        using var stop = new CancellationTokenSource();
        var moving = RenameWithRetry.RunAsync(() => Move(new UnauthorizedAccessException(), until: int.MaxValue), _time, stop.Token);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => moving);
    }

    private void Move(Exception refusal, int until)
    {
        if (++_tries < until) throw refusal;
    }

    // Step by step: time passes only when the pause after the last try has begun.
    private async Task PassAsync(Task moving, int steps)
    {
        for (var step = 0; step < steps && !moving.IsCompleted; step++)
        {
            await Wait.UntilAsync(() => _time.Waits == _tries || moving.IsCompleted);
            var before = _tries;
            _time.Advance(s_step);
            await Wait.UntilAsync(() => _tries > before || moving.IsCompleted);
        }
    }
}
