using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Json;

/// <summary>Puts back the one byte that was read to see what a body is.</summary>
internal sealed class PrefixedStream(byte first, Stream rest) : ReadOnlyStream
{
    private bool _isFirstRead;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_isFirstRead || count == 0) return rest.ReadAsync(buffer, offset, count, cancellationToken);
        _isFirstRead = true;
        buffer[offset] = first;
        return Task.FromResult(1);
    }
}
