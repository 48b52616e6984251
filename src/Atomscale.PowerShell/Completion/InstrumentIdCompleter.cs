using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Offers the ids of the growth instruments; the name can be typed too.</summary>
public sealed class InstrumentIdCompleter : ServerValueCompleter
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<CompletionValue>> ListAsync(AtomscaleClient client, CancellationToken cancellationToken) =>
        (from item in await client.Instruments.ListAsync(cancellationToken).ConfigureAwait(false) select new CompletionValue(item.InstrumentId.ToString(CultureInfo.InvariantCulture), item.Name)).ToArray();
}
