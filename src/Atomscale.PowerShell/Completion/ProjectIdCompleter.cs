using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Offers the ids of the projects; the name can be typed too.</summary>
public sealed class ProjectIdCompleter : ServerValueCompleter
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<CompletionValue>> ListAsync(AtomscaleClient client, CancellationToken cancellationToken) =>
        (from item in await client.Samples.ListProjectsAsync(cancellationToken).ConfigureAwait(false) select new CompletionValue(item.ProjectId, item.ProjectName)).ToArray();
}
