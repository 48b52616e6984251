using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.IO;

/// <summary>Reads a spool from its beginning and waits where the wire has not come yet.</summary>
internal sealed class SpoolReader(Spool spool) : ReadOnlyStream
{
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        await spool.WaitAsync(cancellationToken).ConfigureAwait(false) ? spool.Take(buffer, offset, count) : 0;
}
