using System.Globalization;
using Atomscale.Client.Tables.Arrow;
using Atomscale.Client.Tables.Excel;
#if !NETSTANDARD2_0
using Atomscale.Client.Tables.Parquet;
#endif

namespace Atomscale.Client.Tables.Formats;

/// <summary>The kinds of table files: how they are chosen, and who writes them.</summary>
public static class TableFormats
{
    private const string Named = "Csv (.csv), Parquet (.parquet), JsonLines (.jsonl, .ndjson), Excel (.xlsx) and Arrow (.arrow, .feather)";

    /// <summary>The kind that a file's ending names.</summary>
    /// <exception cref="AtomscaleException">BadInput: the ending is none of ours.</exception>
    public static TableFormat OfPath(string path) => EndingOf(path) switch
    {
        ".csv" => TableFormat.Csv,
        ".parquet" => TableFormat.Parquet,
        ".jsonl" or ".ndjson" => TableFormat.JsonLines,
        ".xlsx" => TableFormat.Excel,
        ".arrow" or ".feather" => TableFormat.Arrow,
        var ending => throw new AtomscaleException(
            AtomscaleErrorKind.BadInput,
            ending.Length > 1 ? $"The ending '{ending}' of '{path}' says no format of a table." : $"'{path}' has no ending that says the table's format.",
            $"The formats are {Named}: end -Path so, or say which with -Format. A folder that is not there yet ends with a separator."),
    };

    /// <summary>The ending of a file of that kind.</summary>
    public static string EndingOf(TableFormat format) => format switch
    {
        TableFormat.Parquet => ".parquet",
        TableFormat.JsonLines => ".jsonl",
        TableFormat.Excel => ".xlsx",
        TableFormat.Arrow => ".arrow",
        _ => ".csv",
    };

    // The framework's own way throws at characters that a path cannot have on Windows.
    private static string EndingOf(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOfAny(['/', '\\', ':']) ? path.Substring(dot).ToLowerInvariant() : "";
    }

    /// <summary>Checks that the options go together, and that this edition can write the format.</summary>
    /// <exception cref="AtomscaleException">BadInput, NotSupportedOnThisEdition.</exception>
    public static void Check(TableOptions options)
    {
        if (options.Delimiter is '"' or '\r' or '\n' || char.IsSurrogate(options.Delimiter))
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"U+{((int)options.Delimiter).ToString("X4", CultureInfo.InvariantCulture)} cannot stand between columns.", "Use a comma, a semicolon or a tab.");
        if (options.Format == TableFormat.Excel) SheetNames.Check(options.SheetName);
        else if (options.IsSheetNamed) throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"-SheetName belongs to Excel; the format is {options.Format}.", "Leave it out, or use -Format Excel.");
        if (options.Format == TableFormat.Csv) return;
        if (options.Delimiter != ',' || options.HasMark)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"-Delimiter and a mark at the beginning belong to CSV; the format is {options.Format}.", "Leave them out, or use -Format Csv.");
        if (options.Append && options.Format != TableFormat.JsonLines)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"{options.Format} files cannot be added to: what they hold is described as a whole.", "Write a new file without -Append, or use -Format Csv or JsonLines.");
#if NETSTANDARD2_0
        if (options.Format == TableFormat.Parquet)
            throw new AtomscaleException(AtomscaleErrorKind.NotSupportedOnThisEdition, "Parquet files are written in PowerShell 7 only, not in Windows PowerShell.", "Use -Format Arrow, Csv or JsonLines here, or run the command in PowerShell 7 (pwsh).");
#endif
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="AtomscaleException">What <see cref="Check"/> says; FileExists, FolderNotFound, AccessDenied, FileInUse; BadInput: a file to append to is not of this kind.</exception>
    public static ITableWriter Open(string path, TableOptions options)
    {
        Check(options);
        return options.Format switch
        {
            TableFormat.JsonLines => new JsonLinesTableWriter(path, options),
            TableFormat.Excel => new ExcelTableWriter(path, options),
            TableFormat.Arrow => new ArrowTableWriter(path, options),
#if !NETSTANDARD2_0
            TableFormat.Parquet => new ParquetTableWriter(path, options),
#endif
            _ => new CsvTableWriter(path, options),
        };
    }
}
