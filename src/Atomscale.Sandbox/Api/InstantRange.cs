using System;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>A range of instants; both bounds belong to it, and a bound that is null is none.</summary>
internal readonly record struct InstantRange(DateTimeOffset? Min, DateTimeOffset? Max)
{
    public static InstantRange Read(IQueryCollection query, string name)
        => new(QueryReader.Instant(query, name + "_min"), QueryReader.Instant(query, name + "_max"));

    /// <summary>No time is in no range but the open one, as in the service's database.</summary>
    public bool Contains(DateTimeOffset? instant) => (Min is null || instant >= Min) && (Max is null || instant <= Max);
}
