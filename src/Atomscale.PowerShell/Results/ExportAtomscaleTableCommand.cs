using System;
using System.IO;
using System.Management.Automation;
using Atomscale.Client.IO;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;

namespace Atomscale.PowerShell;

/// <summary>
/// Writes objects to a file that programs read, the same under every culture: CSV, Parquet, JSON lines, Excel or Arrow. Results are written as their
/// points, any other object as a row.
/// </summary>
[Cmdlet(VerbsData.Export, "AtomscaleTable", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAtomscaleTableCommand : AtomscaleCommand
{
    private const string TableName = "table";

    private readonly ResultFileNames _names = new();
    private TableOptions? _options;
    private ITableWriter? _writer;
    private string? _folder;
    private string _file = "";
    private bool _isDeclined;
    private bool _hasInput;

    /// <summary>Results, rows of Expand-AtomscaleResult, catalogue entries, or any other objects.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>The file to write, whose folder has to be there; or a folder, for a file each result: one that is there, or a path that ends with a separator and is made. Taken literally.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The kind of file; left out: as its ending says, and CSV in a folder.</summary>
    [Parameter]
    public TableFormat? Format { get; set; }

    /// <summary>What is between the columns of a CSV file.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>How the text of a CSV file is written.</summary>
    [Parameter]
    public TableEncoding Encoding { get; set; } = TableEncoding.Utf8;

    /// <summary>What the sheet of an Excel workbook is called; left out: Table.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SheetName { get; set; }

    /// <summary>Adds to a CSV or JSON lines file; without a file makes one.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Replaces a file that is already there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        _folder = OutputPath.IsFolder(this, Path) ? OutputPath.Resolve(this, Path) : null;
        var format = Format ?? (_folder is null ? TableFormats.OfPath(Path) : TableFormat.Csv);
        _options = new TableOptions(format, Delimiter, Encoding == TableEncoding.Utf8BOM, Append, Force, SheetName);
        TableFormats.Check(_options);
        _file = _folder is null ? OutputPath.Resolve(this, Path) : System.IO.Path.Combine(_folder, TableName + TableFormats.EndingOf(format));
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        _hasInput = true;
        if (Read(out var result) is not { } rows) return;
        if (rows.Headers.Count == 0)
        {
            Report(InputObjects.Unfit(InputObject, "an object with properties, or points with columns"), InputObject);
            return;
        }

        if (_folder is not null && result is not null)
        {
            WriteAlone(rows, System.IO.Path.Combine(_folder, _names.Take(result, null, TableFormats.EndingOf(_options!.Format))));
            return;
        }

        if (!Open()) return;
        try
        {
            _writer!.Write(rows, StopToken);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.BadInput)
        {
            Report(error, InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        // With -Force what was there before must not pass for today's.
        if (!_hasInput && Force && !Append && _folder is null && Open()) WriteWarning($"Nothing was piped in: the table '{_file}' is empty.");
        if (_writer is not { } writer) return;
        Run(() => writer.CompleteAsync(StopToken));
        if (PassThru) FileItem.Write(this, _file);
    }

    /// <inheritdoc/>
    protected override void Close() => _writer?.Dispose();

    // Asked once, for the first object: an empty pipeline makes no file, unless -Force is given.
    private bool Open()
    {
        if (_writer is not null) return true;
        _isDeclined = _isDeclined || !IsWanted(_file);
        if (_isDeclined) return false;
        _writer = Open(_file);
        return true;
    }

    // In a folder the points of each result are a table of their own: what is wrong with one leaves the others be.
    private void WriteAlone(TableRows rows, string path)
    {
        if (!IsWanted(path)) return;
        try
        {
            using var writer = Open(path);
            writer.Write(rows, StopToken);
            Run(() => writer.CompleteAsync(StopToken));
        }
        catch (AtomscaleException error) when (error.Kind != AtomscaleErrorKind.DiskFull)
        {
            Report(error, InputObject);
            return;
        }

        if (PassThru) FileItem.Write(this, path);
    }

    private bool IsWanted(string path) => ShouldProcess(path, Append ? "Append rows" : "Write table");

    private ITableWriter Open(string path)
    {
        if (_folder is not null) OutputPath.MakeFolder(_folder);
        return TableFormats.Open(path, _options!);
    }

    // The rows of the object, and the result or the joint series that they are the points of.
    private TableRows? Read(out object? result)
    {
        result = null;
        switch (InputObject is null ? null : InputObjects.Unwrap(InputObject))
        {
            case null or string or ValueType:
                Report(InputObjects.Unfit(InputObject, "an object with properties"), InputObject);
                return null;
            case AtomscaleResult or AlignedTimeseries or PhysicalSampleResult or ProjectResult:
                return ReadPoints(out result);
            case TidyPoint point:
                // By far the most frequent rows: read without PowerShell's adapters.
                return new TableRows(TidyTable.Headers, [TidyTable.GetRow(point)]);
            default:
                return RowCells.Of(InputObject!);
        }
    }

    private TableRows? ReadPoints(out object? result)
    {
        result = ResultInput.Find(InputObject, out var refusal);
        if (result is not null && PointTable.Of(result, static _ => true) is { } table) return table.ToRows();
        Report(refusal ?? ResultInput.WithoutPoints(result!), InputObject);
        return null;
    }
}
