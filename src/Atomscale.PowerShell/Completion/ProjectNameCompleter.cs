using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Offers the names of the projects.</summary>
public sealed class ProjectNameCompleter : ServerValueCompleter
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<CompletionValue>> ListAsync(AtomscaleClient client, CancellationToken cancellationToken) =>
        (from item in await client.Samples.ListProjectsAsync(cancellationToken).ConfigureAwait(false) let name = item.ProjectName where name is not null select new CompletionValue(name, item.ProjectId)).ToArray();
}
