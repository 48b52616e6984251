using System;
using System.Collections.Generic;

namespace Atomscale.Client.Api.Catalogue;

/// <summary>
/// The ids that a command has written. Ids are mostly UUIDs and compared case-blind; as 16 bytes instead of text a set of
/// 200,000 stays below 8 MiB.
/// </summary>
public sealed class IdSet
{
    private readonly HashSet<Guid> _uuids = [];
    private readonly HashSet<string> _others = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many ids there are.</summary>
    public int Count => _uuids.Count + _others.Count;

    /// <summary>Adds an id; false when it was there.</summary>
    public bool Add(string id) => Guid.TryParseExact(id, "D", out var uuid) ? _uuids.Add(uuid) : _others.Add(id);
}
