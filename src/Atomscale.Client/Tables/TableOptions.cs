namespace Atomscale.Client.Tables;

/// <summary>How a table is written.</summary>
public sealed class TableOptions
{
    /// <summary>Makes the options.</summary>
    public TableOptions(TableFormat format, char delimiter = ',', bool hasMark = false, bool append = false, bool force = false, string? sheetName = null)
    {
        Format = format;
        Delimiter = delimiter;
        HasMark = hasMark;
        Append = append;
        Force = force;
        SheetName = sheetName ?? SheetNames.Default;
        IsSheetNamed = sheetName is not null;
    }

    /// <summary>The kind of file.</summary>
    public TableFormat Format { get; }

    /// <summary>What is between the columns of a CSV file.</summary>
    public char Delimiter { get; }

    /// <summary>Whether a CSV file begins with UTF-8's mark.</summary>
    public bool HasMark { get; }

    /// <summary>Whether rows are added to a file that is there.</summary>
    public bool Append { get; }

    /// <summary>Whether a file that is there is replaced.</summary>
    public bool Force { get; }

    /// <summary>What the sheet of an Excel workbook is called.</summary>
    public string SheetName { get; }

    /// <summary>Whether the sheet's name was given.</summary>
    public bool IsSheetNamed { get; }
}
