using System.Collections.Generic;
using System.Linq;
using Atomscale.Client.Tables;

namespace Atomscale.Client.Sync;

/// <summary>The tables of a folder of results. Their columns and types are the same in every file, whatever is in it.</summary>
internal static class ResultTables
{
    private static readonly (string Name, CellKinds Kind)[] s_points =
    [
        ("DataId", CellKinds.Text), ("Series", CellKinds.Text), ("Axis", CellKinds.Text), ("AxisUnit", CellKinds.Text), ("Position", CellKinds.Number),
        ("Instant", CellKinds.Instant), ("Metric", CellKinds.Text), ("Value", CellKinds.Number), ("Text", CellKinds.Text), ("Unit", CellKinds.Text),
    ];

    private static readonly (string Name, CellKinds Kind)[] s_entries =
    [
        ("DataId", CellKinds.Text), ("FileName", CellKinds.Text), ("DataType", CellKinds.Text), ("Status", CellKinds.Text), ("PhysicalSampleId", CellKinds.Text),
        ("PhysicalSampleName", CellKinds.Text), ("ProjectId", CellKinds.Text), ("ProjectName", CellKinds.Text), ("GrowthLength", CellKinds.Number), ("UploadDatetime", CellKinds.Instant),
        ("CollectedDatetime", CellKinds.Instant), ("LastUpdated", CellKinds.Instant), ("Owner", CellKinds.Text), ("InstrumentSource", CellKinds.Text), ("Path", CellKinds.Text),
    ];

    /// <summary>The points of a result, a row a value: a number in one column, or text in another.</summary>
    public static TableRows OfPoints(IEnumerable<TidyPoint> points) => Rows(s_points, points.Select(point => new object?[]
    {
        point.DataId, point.Series, point.Axis, point.AxisUnit, point.Position, point.Instant, point.Metric, Number(point.Value), Number(point.Value) is null ? Text(point.Value) : null, point.Unit,
    }));

    /// <summary>Entries, with the file of each below the folder.</summary>
    public static TableRows OfEntries(IEnumerable<(CatalogueEntry Entry, string? Path)> entries) => Rows(s_entries, entries.Select(pair => new object?[]
    {
        pair.Entry.DataId, pair.Entry.FileName, pair.Entry.DataType, pair.Entry.Status, pair.Entry.PhysicalSampleId, pair.Entry.PhysicalSampleName, pair.Entry.ProjectId, pair.Entry.ProjectName,
        pair.Entry.GrowthLength, pair.Entry.UploadDatetime, pair.Entry.CollectedDatetime, pair.Entry.LastUpdated, pair.Entry.Owner, pair.Entry.InstrumentSource, pair.Path,
    }));

    private static TableRows Rows((string Name, CellKinds Kind)[] columns, IEnumerable<object?[]> rows) =>
        new([.. columns.Select(column => column.Name)], rows) { Kinds = [.. columns.Select(column => column.Kind)] };

    private static double? Number(object? value) => value switch
    {
        double number => number,
        long whole => whole,
        int whole => whole,
        bool flag => flag ? 1 : 0,
        _ => null,
    };

    private static string? Text(object? value) => value is null ? null : InvariantText.Of(value);
}
