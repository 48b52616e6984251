using System;
using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Atomscale.Client.Tables.Arrow;

/// <summary>A column of an Arrow file: collects the cells of a record batch.</summary>
internal sealed class ArrowColumn
{
    private readonly Func<ArrowCells> _begin;
    private ArrowCells _cells;

    private ArrowColumn(string name, IArrowType type, Func<ArrowCells> begin)
    {
        Field = new Field(name, type, nullable: true);
        _begin = begin;
        _cells = begin();
    }

    /// <summary>Name and type.</summary>
    public Field Field { get; }

    /// <summary>
    /// The column for what its cells are: booleans, 64-bit integers, doubles, instants in microseconds of UTC, and text for all else and for
    /// what is mixed. Every column may lack values.
    /// </summary>
    public static ArrowColumn Of(string name, CellKinds kinds) => kinds switch
    {
        CellKinds.Flag => new ArrowColumn(name, BooleanType.Default, static () => Of(new BooleanArray.Builder())),
        CellKinds.Whole or CellKinds.Whole | CellKinds.LargeWhole => new ArrowColumn(name, Int64Type.Default, static () => Of(new Int64Array.Builder())),
        CellKinds.Number or CellKinds.Number | CellKinds.Whole => new ArrowColumn(name, DoubleType.Default, static () => Of(new DoubleArray.Builder())),
        CellKinds.Instant => new ArrowColumn(name, Utc, static () => Of(new TimestampArray.Builder(Utc))),
        _ => new ArrowColumn(name, StringType.Default, static () => Of(new StringArray.Builder())),
    };

    /// <summary>Adds a cell.</summary>
    public void Add(object? cell)
    {
        if (cell is null) _cells.AddNull();
        else _cells.Add(cell);
    }

    /// <summary>The cells as an array, and releases them.</summary>
    public IArrowArray Take()
    {
        var array = _cells.Build();
        _cells = _begin();
        return array;
    }

    private static TimestampType Utc { get; } = new(TimeUnit.Microsecond, "UTC");

    private static ArrowCells Of(BooleanArray.Builder cells) => new(cell => cells.Append((bool)cell), () => cells.AppendNull(), () => cells.Build());

    private static ArrowCells Of(Int64Array.Builder cells) => new(cell => cells.Append((long)cell), () => cells.AppendNull(), () => cells.Build());

    private static ArrowCells Of(DoubleArray.Builder cells) =>
        new(cell => cells.Append(Convert.ToDouble(cell, CultureInfo.InvariantCulture)), () => cells.AppendNull(), () => cells.Build());

    private static ArrowCells Of(TimestampArray.Builder cells) => new(cell => cells.Append(new DateTimeOffset((DateTime)cell)), () => cells.AppendNull(), () => cells.Build());

    private static ArrowCells Of(StringArray.Builder cells) => new(cell => cells.Append(InvariantText.Of(cell)), () => cells.AppendNull(), () => cells.Build());
}
