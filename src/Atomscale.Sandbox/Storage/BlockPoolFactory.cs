using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Atomscale.Sandbox.Storage;

/// <summary>Gives Kestrel its memory.</summary>
internal sealed class BlockPoolFactory : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new BlockPool();
}
