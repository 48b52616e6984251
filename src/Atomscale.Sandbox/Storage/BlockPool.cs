using System;
using System.Buffers;
using System.Collections.Concurrent;

namespace Atomscale.Sandbox.Storage;

/// <summary>
/// Memory for Kestrel in blocks of 256 KiB instead of 4 KiB: so much is taken from a socket at once, which is what makes the storage fast.
/// </summary>
internal sealed class BlockPool : MemoryPool<byte>
{
    private const int BlockSize = 256 * 1024;

    private readonly ConcurrentQueue<Block> _free = new();

    public override int MaxBufferSize => BlockSize;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        return _free.TryDequeue(out var block) ? block : new Block(this);
    }

    protected override void Dispose(bool disposing)
    {
        // Nothing to free: the blocks are the collector's.
    }

    private sealed class Block : IMemoryOwner<byte>
    {
        private readonly BlockPool _pool;

        public Block(BlockPool pool)
        {
            _pool = pool;
            // Pinned: sockets need it, and pinning each time costs.
            Memory = GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true);
        }

        public Memory<byte> Memory { get; }

        public void Dispose() => _pool._free.Enqueue(this);
    }
}
