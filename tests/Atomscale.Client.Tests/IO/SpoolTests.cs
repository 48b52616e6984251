using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.IO;
using Xunit;

namespace Atomscale.Client.Tests.IO;

public sealed class SpoolTests
{
    private const int Mebibyte = 1024 * 1024;

    private long _taken;
    private bool _isInOrder = true;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8 * 1024 * 1024)]
    [InlineData(20 * 1024 * 1024 + 7)]
    public async Task What_was_filled_in_is_read_back_whatever_its_size(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        using var spool = new Spool();
        var filling = spool.FillAsync(new MemoryStream(bytes), CancellationToken.None);
        using var read = new MemoryStream();
        await spool.OpenReader().CopyToAsync(read);
        await filling;
        Assert.True(bytes.AsSpan().SequenceEqual(read.ToArray()));
        Assert.Equal(length, spool.Length);
    }

    [Fact]
    public async Task A_consumer_that_keeps_up_never_needs_the_disk()
    {
        using var spool = new Spool();
        using var body = new PacedStream();
        var filling = spool.FillAsync(body, CancellationToken.None);
        var reader = spool.OpenReader();
        for (var round = 0; round < 12; round++)
        {
            body.Add(Mebibyte);
            await TakeAsync(reader, Mebibyte);
        }

        Assert.False(spool.HasFile);
        body.End();
        await filling;
    }

    [Fact]
    public async Task What_comes_after_a_slow_consumer_has_caught_up_is_in_order()
    {
        using var spool = new Spool();
        using var body = new PacedStream();
        var filling = spool.FillAsync(body, CancellationToken.None);
        var reader = spool.OpenReader();
        foreach (var size in new[] { 20 * Mebibyte, Mebibyte, 12 * Mebibyte })
        {
            body.Add(size);
            await body.AllTaken();
            await TakeAsync(reader, size);
        }

        Assert.True(spool.HasFile);
        body.End();
        await filling;
        Assert.Equal(0, await reader.ReadAsync(new byte[1], 0, 1, CancellationToken.None));
    }

    [Fact]
    public async Task A_break_reaches_the_reader_after_the_bytes_before_it()
    {
        using var spool = new Spool();
        await spool.FillAsync(new BreakingStream([1, 2, 3]), CancellationToken.None);
        var reader = spool.OpenReader();
        var buffer = new byte[10];
        Assert.Equal(3, await reader.ReadAsync(buffer, 0, 10, CancellationToken.None));
        Assert.Equal("broken here", (await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(buffer, 0, 10, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task A_reader_that_waits_can_be_cancelled()
    {
        using var spool = new Spool();
        using var cancel = new CancellationTokenSource();
        var reading = spool.OpenReader().ReadAsync(new byte[1], 0, 1, cancel.Token);
        Assert.False(reading.IsCompleted);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    // Every byte is the number of its place modulo 251, so that one out of order shows.
    private async Task TakeAsync(Stream reader, int count)
    {
        var buffer = new byte[count];
        for (var taken = 0; taken < count;)
        {
            var read = await reader.ReadAsync(buffer, taken, count - taken, CancellationToken.None);
            for (var place = taken; place < taken + read; place++) _isInOrder &= buffer[place] == (byte)(_taken++ % PacedStream.Period);
            taken += read;
        }

        Assert.True(_isInOrder);
    }

    private sealed class BreakingStream(byte[] before) : MemoryStream
    {
        private bool _isRead;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            if (_isRead) throw new IOException("broken here");
            _isRead = true;
            before.CopyTo(buffer, offset);
            return Task.FromResult(before.Length);
        }
    }
}
