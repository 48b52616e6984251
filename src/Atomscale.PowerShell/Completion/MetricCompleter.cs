using System.Collections.Generic;
using Atomscale.Client.Tables;

namespace Atomscale.PowerShell;

/// <summary>Offers the metrics of RHEED videos, the ones whose names the service fixes.</summary>
public sealed class MetricCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Values => SeriesColumns.RheedMetrics;
}
