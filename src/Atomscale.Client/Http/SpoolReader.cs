using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http;

/// <summary>Reads a spool from its beginning and waits where the wire has not come yet.</summary>
internal sealed class SpoolReader(Spool spool) : ReadOnlyStream
{
    private long _position;

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (!await spool.WaitForAsync(_position, cancellationToken).ConfigureAwait(false)) return 0;
        var read = spool.Read(_position, buffer, offset, count);
        _position += read;
        return read;
    }
}
