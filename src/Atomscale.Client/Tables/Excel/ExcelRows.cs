using System;
using System.Globalization;
using System.Threading;
using MiniExcelLibs;

namespace Atomscale.Client.Tables.Excel;

/// <summary>The rows that wait, as MiniExcel reads them. Columns are named by their numbers: headers may differ in case only.</summary>
internal sealed class ExcelRows(RowSpool spool, int columnCount, CancellationToken cancellationToken) : MiniExcelDataReaderBase
{
    private readonly object?[] _cells = new object?[columnCount];
    private long _count;

    /// <inheritdoc/>
    public override int FieldCount => columnCount;

    /// <summary>What a column is called here.</summary>
    public static string NameOf(int column) => column.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string GetName(int i) => NameOf(i);

    /// <inheritdoc/>
    public override int GetOrdinal(string name) => int.Parse(name, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool Read()
    {
        if (_count == spool.RowCount) return false;
        if (_count++ % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
        spool.Read(_cells);
        return true;
    }

    /// <inheritdoc/>
    public override object GetValue(int i) => _cells[i] switch
    {
        // Only a column of nothing but instants shows numbers as dates.
        DateTime instant when (spool.KindsOf(i) & ~CellKinds.Text) != CellKinds.Instant => InvariantText.Of(instant),
        double number => WithAllDigits(number),
        var cell => cell!,
    };

    // .NET Framework writes 15 digits of a double, as MiniExcel asks it to; a decimal has up to 28.
    private static object WithAllDigits(double number)
    {
#if NETSTANDARD2_0
        // Compared as text is read, since the framework's own conversion of a decimal loses a digit.
        if (decimal.TryParse(InvariantText.Of(number), NumberStyles.Float, CultureInfo.InvariantCulture, out var whole)
            && double.Parse(whole.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) == number) return whole;
#endif
        return number;
    }
}
