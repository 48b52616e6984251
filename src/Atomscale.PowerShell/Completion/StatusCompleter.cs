using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Api.Catalogue;

namespace Atomscale.PowerShell;

/// <summary>Offers the service's analysis statuses.</summary>
public sealed class StatusCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Values => DataTypes.KnownStatuses.Concat([KnownValues.All]);
}
