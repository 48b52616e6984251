using System;
using System.Collections.Generic;
using System.Linq;
using Atomscale.Sandbox.Lab;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>The filters of one catalogue request. A server ignores parameters that its generation does not know.</summary>
internal sealed class CatalogueQuery
{
    private readonly Register _register;
    private readonly IReadOnlyList<string> _keywords;
    private readonly bool _ownOnly;
    private readonly IReadOnlyList<string>? _ids;
    private readonly HashSet<string>? _sampleIds;
    private readonly HashSet<string>? _projectIds;
    private readonly IReadOnlyList<string>? _dataTypes;
    private readonly string? _status;
    private readonly int? _growthMin;
    private readonly int? _growthMax;
    private readonly InstantRange _uploaded;
    private readonly InstantRange _accessed;
    private readonly InstantRange _updated;

    public CatalogueQuery(Register register, IQueryCollection query)
    {
        var server = register.Lab.Generation;
        _register = register;
        _keywords = QueryReader.List(query, "keywords") ?? [];
        _ownOnly = !QueryReader.Flag(query, "include_organization_data", fallback: true);
        _ids = QueryReader.List(query, "data_ids");
        _sampleIds = Ids(query, "physical_sample_ids");
        _projectIds = Ids(query, "project_ids");
        _dataTypes = QueryReader.OneOf(query, "data_type", DataTypes.Filters(server)) is { } type ? DataTypes.Matching(type) : null;
        _status = QueryReader.OneOf(query, "status", Statuses.Filters);
        _growthMin = QueryReader.WholeNumber(query, "growth_length_min", least: 0);
        _growthMax = QueryReader.WholeNumber(query, "growth_length_max", least: 0);
        _uploaded = InstantRange.Read(query, "upload_datetime");
        _accessed = server is Generation.Newer or Generation.Unified ? default : InstantRange.Read(query, "last_accessed_datetime");
        _updated = server == Generation.Older ? default : InstantRange.Read(query, "last_updated");
    }

    /// <summary>True when exactly one data id was asked for.</summary>
    public bool AsksForOne => _ids is { Count: 1 };

    /// <summary>In the catalogue's order, in whatever order ids were asked for.</summary>
    public IEnumerable<Entry> Run() => (_ids is null ? _register.Entries() : Asked(_ids)).Where(Matches);

    private static HashSet<string>? Ids(IQueryCollection query, string name)
        => QueryReader.List(query, name)?.ToHashSet(StringComparer.OrdinalIgnoreCase);

    private IEnumerable<Entry> Asked(IReadOnlyList<string> ids)
        => ids.Select(_register.Find).OfType<Entry>().DistinctBy(entry => entry.Id).OrderByDescending(entry => entry.Uploaded);

    private bool Matches(Entry entry)
        => (!_ownOnly || entry.Owner == _register.Lab.People[0])
        && (_sampleIds is null || (entry.Sample is { } sample && _sampleIds.Contains(sample.Id.ToString())))
        && (_projectIds is null || (entry.Sample?.Projects.Any(project => _projectIds.Contains(project.Id.ToString())) ?? false))
        && (_dataTypes is null || _dataTypes.Contains(entry.DataType))
        && (_status is null or Statuses.All || entry.Status == _status)
        // A null growth length fails both comparisons: a bound leaves out entries without one.
        && (_growthMin is null || entry.GrowthLength >= _growthMin)
        && (_growthMax is null || entry.GrowthLength <= _growthMax)
        && _uploaded.Contains(entry.Uploaded)
        && (entry.IsOlder ? _accessed : _updated).Contains(entry.Touched)
        && _keywords.All(keyword => entry.Texts().Any(text => text?.Contains(keyword, StringComparison.OrdinalIgnoreCase) ?? false));
}
