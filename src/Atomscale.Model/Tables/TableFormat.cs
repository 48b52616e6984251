namespace Atomscale;

/// <summary>What kind of file a table is written to.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated values: text that any program reads.</summary>
    Csv,

    /// <summary>Apache Parquet: typed columns, small, fast to read. Needs PowerShell 7.</summary>
    Parquet,

    /// <summary>JSON lines: an object a line.</summary>
    JsonLines,

    /// <summary>An Excel workbook of one sheet: numbers are numbers and instants are dates.</summary>
    Excel,

    /// <summary>An Apache Arrow file, also called Feather: typed columns, read without a conversion.</summary>
    Arrow,
}
