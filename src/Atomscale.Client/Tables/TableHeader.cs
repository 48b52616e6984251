using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Client.Tables;

/// <summary>The columns that a file has once and for all: the first rows make them, unless they stood there before.</summary>
internal sealed class TableHeader(string path)
{
    private IReadOnlyList<string>? _last;
    private int[] _places = [];

    /// <summary>The columns; null until there are any.</summary>
    public IReadOnlyList<string>? Names { get; private set; }

    /// <summary>Says which columns the file has.</summary>
    public void Set(IReadOnlyList<string> names) => Names = names;

    /// <summary>For each column of the file, where in a row its cell is; -1: nowhere.</summary>
    /// <exception cref="AtomscaleException">BadInput: the rows have columns that the file lacks.</exception>
    public int[] PlacesOf(IReadOnlyList<string> headers)
    {
        // Objects come one by one, nearly always with the columns of the one before.
        if (_last is not null && IsSame(_last, headers)) return _places;
        Names ??= headers;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = headers.Count - 1; place >= 0; place--) places[headers[place]] = place;
        var missing = headers.Except(Names, StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
        {
            throw new AtomscaleException(
                AtomscaleErrorKind.BadInput,
                $"The object has columns that '{path}' lacks ({string.Join(", ", missing)}): the first object made the header.",
                "Give each kind of result a file of its own, bring them to one form with Expand-AtomscaleResult -Tidy, or write JSON lines, where each line has its own names.");
        }

        _places = Names.Select(name => places.TryGetValue(name, out var place) ? place : -1).ToArray();
        _last = headers;
        return _places;
    }

    private static bool IsSame(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        if (one.Count != other.Count) return false;
        for (var place = 0; place < one.Count; place++)
        {
            if (!string.Equals(one[place], other[place], StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
