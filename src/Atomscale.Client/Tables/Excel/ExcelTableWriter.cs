using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Atomscale.Client.Tables.Excel;

/// <summary>Writes rows to the one sheet of an Excel workbook: numbers as numbers, instants as dates in UTC, the first row as header.</summary>
internal sealed class ExcelTableWriter(string path, TableOptions options) : SpooledTableWriter(path, options)
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const string InstantFormat = "yyyy-mm-dd hh:mm:ss";
    private const double InstantWidth = 19;
    private const double LeastWidth = 9;
    private const double MostWidth = 40;

    // Room for the button that filters.
    private const double ButtonWidth = 3;

    private readonly string _path = path;
    private readonly string _sheet = options.SheetName;

    /// <inheritdoc/>
    protected override void CheckHeaders(IReadOnlyList<string> headers)
    {
        if (headers.Count > MostColumns)
        {
            throw new AtomscaleException(
                AtomscaleErrorKind.BadInput,
                $"The table has {headers.Count.ToString("N0", CultureInfo.InvariantCulture)} columns, and a sheet of Excel holds {MostColumns.ToString("N0", CultureInfo.InvariantCulture)}.",
                "Write another format, or choose columns with -Metric of Expand-AtomscaleResult.");
        }

        foreach (var header in headers) CheckLength(header, "A header");
    }

    /// <inheritdoc/>
    protected override object?[] Prepare(object?[] row)
    {
        // The header is a row too.
        if (Spool.RowCount >= MostRows - 1)
        {
            throw new AtomscaleException(
                AtomscaleErrorKind.TooLarge,
                $"The table has more rows than a sheet of Excel holds ({MostRows.ToString("N0", CultureInfo.InvariantCulture)} with the header): '{_path}' was not written.",
                "Write CSV, Parquet or Arrow, or give each result a file of its own.");
        }

        var cells = new object?[row.Length];
        for (var place = 0; place < row.Length; place++)
        {
            cells[place] = ExcelCell.Of(row[place]);
            if (cells[place] is string text) CheckLength(text, "A text");
        }

        return cells;
    }

    /// <inheritdoc/>
    protected override Task WriteFileAsync(Stream stream, CancellationToken cancellationToken)
    {
        Spool.Rewind();
        var configuration = new OpenXmlConfiguration { DynamicColumns = [.. Names.Select(ColumnOf)], TableStyles = TableStyles.None };
        stream.SaveAs(new ExcelRows(Spool, Names.Count, cancellationToken), sheetName: _sheet, configuration: configuration);
        return Task.CompletedTask;
    }

    private DynamicExcelColumn ColumnOf(string header, int column)
    {
        var isInstant = (KindsOf(column) & ~CellKinds.Text) == CellKinds.Instant;
        var width = Math.Min(MostWidth, Math.Max(LeastWidth, header.Length + ButtonWidth));
        return new DynamicExcelColumn(ExcelRows.NameOf(column))
        {
            Name = header,
            Format = isInstant ? InstantFormat : null,
            Width = isInstant ? Math.Max(InstantWidth, width) : width,
        };
    }

    private static void CheckLength(string text, string subject)
    {
        if (text.Length <= ExcelCell.MostLetters) return;
        throw new AtomscaleException(
            AtomscaleErrorKind.BadInput,
            $"{subject} has {text.Length.ToString("N0", CultureInfo.InvariantCulture)} letters, and a cell of Excel holds {ExcelCell.MostLetters.ToString("N0", CultureInfo.InvariantCulture)}.",
            "Leave the column out with Select-Object -ExcludeProperty, or write another format.");
    }
}
