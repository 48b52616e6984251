using System.Collections.Generic;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Offers the kinds of growth instruments.</summary>
public sealed class InstrumentTypeCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Values => InstrumentsApi.KnownTypes;
}
