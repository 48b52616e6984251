using System;

namespace Atomscale.Client.Analysis.Tables;

/// <summary>Finds a column by its name: the exact one first, since two columns may differ in case alone, then any case.</summary>
internal static class ColumnLookup
{
    private static readonly StringComparison[] Comparisons = [StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase];

    /// <exception cref="ArgumentException">There is no such column; the message names those there are.</exception>
    public static int Find(TextList names, string name)
    {
        foreach (var comparison in Comparisons)
        {
            for (var position = 0; position < names.Count; position++)
            {
                if (string.Equals(names[position], name, comparison)) return position;
            }
        }

        var known = names.Count == 0 ? "The table has no columns." : $"There are: {names}.";
        throw new ArgumentException($"There is no column '{name}'. {known}", nameof(name));
    }
}
