using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Offers the names of the physical samples.</summary>
public sealed class SampleNameCompleter : ServerValueCompleter
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<CompletionValue>> ListAsync(AtomscaleClient client, CancellationToken cancellationToken) =>
        (from item in await client.Samples.ListAsync(cancellationToken).ConfigureAwait(false) let name = item.PhysicalSampleName where name is not null select new CompletionValue(name, item.PhysicalSampleId)).ToArray();
}
