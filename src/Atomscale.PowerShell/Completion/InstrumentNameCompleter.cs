using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Offers the names of the growth instruments.</summary>
public sealed class InstrumentNameCompleter : ServerValueCompleter
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<CompletionValue>> ListAsync(AtomscaleClient client, CancellationToken cancellationToken) =>
        (from item in await client.Instruments.ListAsync(cancellationToken).ConfigureAwait(false) let name = item.Name where name is not null select new CompletionValue(name, item.InstrumentId.ToString(CultureInfo.InvariantCulture))).ToArray();
}
