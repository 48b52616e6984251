using System;
using System.Collections.Generic;
using Atomscale.Client.Analysis.Tables;

namespace Atomscale.Client.Analysis.Alignment;

/// <summary>One series that is to be aligned.</summary>
internal sealed class AlignmentInput
{
    public const string Rheed = "rheed";

    public AlignmentInput(string dataId, string domain, DateTimeOffset? uploadDatetime, IReadOnlyList<TableColumn> columns)
    {
        DataId = dataId;
        Domain = domain;
        UploadDatetime = uploadDatetime;
        Columns = columns;
    }

    public string DataId { get; }

    /// <summary>The service's name for the kind of series.</summary>
    public string Domain { get; }

    /// <summary>The zero of relative times, where the table has no clock of its own.</summary>
    public DateTimeOffset? UploadDatetime { get; }

    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The domain of a data type; null for what is not aligned, such as recipes.</summary>
    public static string? DomainOf(string dataType) => dataType.ToLowerInvariant() switch
    {
        "rheed" or "rheed_stationary" or "rheed_rotating" or "rheed_xscan" => Rheed,
        "optical" => "optical",
        "tool_state" or "metrology" => "tool_state",
        "ellipsometry" => "ellipsometry",
        _ => null,
    };

    /// <summary>The series of a result, or null when it is none that is aligned.</summary>
    public static AlignmentInput? Of(AtomscaleResult result)
    {
        if (result is not TimeseriesResult series || DomainOf(result.DataType) is not { } domain) return null;
        return new AlignmentInput(result.DataId, domain, result.UploadDatetime, ColumnsOf(series.TimeseriesData));
    }

    private static IReadOnlyList<TableColumn> ColumnsOf(Timeseries table)
    {
        if (table is DataFrameTimeseries ours) return ours.Columns;
        var columns = new List<TableColumn>();
        foreach (var name in table.ColumnNames) columns.Add(new TableColumn(name, table.GetColumn(name), table.Units[name] as string));
        return columns;
    }
}
