using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Xunit;

namespace Atomscale.Client.Tests.Http;

public sealed class SpoolTests
{
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
