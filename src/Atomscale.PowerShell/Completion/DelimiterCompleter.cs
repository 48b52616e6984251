using System.Collections.Generic;

namespace Atomscale.PowerShell;

/// <summary>Offers the usual delimiters.</summary>
public sealed class DelimiterCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Values => ["','", "';'", "\"`t\"", "'|'"];
}
