using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Api.Catalogue;

namespace Atomscale.PowerShell;

/// <summary>Offers the service's data types.</summary>
public sealed class DataTypeCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Values => DataTypes.Known.Concat([KnownValues.All]);
}
