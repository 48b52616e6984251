using System;
using System.IO;
using System.Management.Automation;
using Atomscale.Client.Tables;

namespace Atomscale.PowerShell;

/// <summary>
/// Writes objects to a file that programs read, the same under every culture: CSV, Parquet or JSON lines. Results are written as their
/// points, any other object as a row.
/// </summary>
[Cmdlet(VerbsData.Export, "AtomscaleTable", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAtomscaleTableCommand : AtomscaleCommand
{
    private TableOptions? _options;
    private ITableWriter? _writer;
    private bool _isDeclined;
    private bool _hasInput;

    /// <summary>Results, rows of Expand-AtomscaleResult, catalogue entries, or any other objects.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>The file to write; taken literally. Its folder has to be there.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The kind of file; left out: as its ending says.</summary>
    [Parameter]
    public TableFormat? Format { get; set; }

    /// <summary>What stands between the columns of a CSV file.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>How the text of a CSV file is written.</summary>
    [Parameter]
    public TableEncoding Encoding { get; set; } = TableEncoding.Utf8;

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
        _options = new TableOptions(Format ?? TableFormats.OfPath(Path), Delimiter, Encoding == TableEncoding.Utf8BOM, Append, Force);
        TableFormats.Check(_options);
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        _hasInput = true;
        if (Read() is not { } rows) return;
        if (rows.Headers.Count == 0)
        {
            Report(InputObjects.Unfit(InputObject, "an object with properties, or points with columns"), InputObject);
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
        if (!_hasInput && Force && !Append && Open()) WriteWarning($"Nothing was piped in: the table '{OutputPath.Resolve(this, Path)}' is empty.");
        if (_writer is not { } writer) return;
        Run(() => writer.CompleteAsync(StopToken));
        if (PassThru) FileItem.Write(this, OutputPath.Resolve(this, Path));
    }

    /// <inheritdoc/>
    protected override void Close() => _writer?.Dispose();

    // Asked once, for the first object: an empty pipeline makes no file, unless -Force is given.
    private bool Open()
    {
        if (_writer is not null) return true;
        var path = OutputPath.Resolve(this, Path);
        _isDeclined = _isDeclined || !ShouldProcess(path, Append ? "Append rows" : "Write table");
        if (_isDeclined) return false;
        _writer = TableFormats.Open(path, _options!);
        return true;
    }

    private TableRows? Read()
    {
        switch (InputObject is null ? null : InputObjects.Unwrap(InputObject))
        {
            case null or string or ValueType:
                Report(InputObjects.Unfit(InputObject, "an object with properties"), InputObject);
                return null;
            case AtomscaleResult or AlignedTimeseries or PhysicalSampleResult or ProjectResult:
                return ReadPoints();
            case TidyPoint point:
                // By far the most frequent rows: read without PowerShell's adapters.
                return new TableRows(TidyTable.Headers, [TidyTable.GetRow(point)]);
            default:
                return RowCells.Of(InputObject!);
        }
    }

    private TableRows? ReadPoints()
    {
        var item = ResultInput.Find(InputObject, out var refusal);
        if (item is not null && PointTable.Of(item, static _ => true) is { } table) return table.ToRows();
        Report(refusal ?? ResultInput.WithoutPoints(item!), InputObject);
        return null;
    }
}
