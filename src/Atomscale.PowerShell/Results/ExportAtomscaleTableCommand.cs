using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Atomscale.Client.Tables;

namespace Atomscale.PowerShell;

/// <summary>
/// Writes objects to a CSV file that programs read: the same under every culture. Results are written as their points, any other
/// object as a row.
/// </summary>
[Cmdlet(VerbsData.Export, "AtomscaleTable", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAtomscaleTableCommand : AtomscaleCommand
{
    private CsvTableWriter? _writer;
    private bool _isDeclined;

    /// <summary>Results, rows of Expand-AtomscaleResult, catalogue entries, or any other objects.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>The file to write; taken literally. Its folder has to be there.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>What stands between the columns.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>How text is written.</summary>
    [Parameter]
    public TableEncoding Encoding { get; set; } = TableEncoding.Utf8;

    /// <summary>Adds to the file, under its header; without a file makes one.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Replaces a file that is already there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!TryRead(out var headers, out var rows) || !Open()) return;
        try
        {
            _writer!.Write(headers, rows, StopToken);
        }
        catch (AtomscaleException fault) when (fault.Kind == AtomscaleErrorKind.BadInput)
        {
            Report(fault, InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_writer is not { } writer) return;
        writer.Complete();
        if (PassThru) WriteObject(InvokeProvider.Item.Get([OutputPath.Resolve(this, Path)], force: true, literalPath: true), enumerateCollection: true);
    }

    /// <inheritdoc/>
    protected override void Close() => _writer?.Dispose();

    // Asked once, for the first object: an empty pipeline makes no file.
    private bool Open()
    {
        if (_writer is not null) return true;
        var path = OutputPath.Resolve(this, Path);
        _isDeclined = _isDeclined || !ShouldProcess(path, Append ? "Append rows" : "Write table");
        if (_isDeclined) return false;
        _writer = new CsvTableWriter(path, Delimiter, new UTF8Encoding(Encoding == TableEncoding.Utf8BOM), Append, Force);
        return true;
    }

    private bool TryRead(out IReadOnlyList<string> headers, out IEnumerable<object?[]> rows)
    {
        headers = [];
        rows = [];
        switch (InputObject is null ? null : InputObjects.Unwrap(InputObject))
        {
            case null or string or ValueType:
                Report(InputObjects.Unfit(InputObject, "an object with properties"), InputObject);
                return false;
            case AtomscaleResult or AlignedTimeseries or PhysicalSampleResult or ProjectResult:
                return TryReadPoints(out headers, out rows);
            case TidyPoint point:
                // By far the most frequent rows: read without PowerShell's adapters.
                headers = TidyTable.Headers;
                rows = [TidyTable.GetRow(point)];
                return true;
            default:
                var properties = PSObject.AsPSObject(InputObject!).Properties.Where(property => property.IsGettable).ToArray();
                headers = Array.ConvertAll(properties, property => property.Name);
                rows = [Array.ConvertAll(properties, property => property.Value is { } value ? InputObjects.Unwrap(value) : null)];
                return true;
        }
    }

    private bool TryReadPoints(out IReadOnlyList<string> headers, out IEnumerable<object?[]> rows)
    {
        headers = [];
        rows = [];
        var item = ResultInput.Find(InputObject, out var refusal);
        if (item is null || PointTable.Of(item, static _ => true) is not { } table)
        {
            Report(refusal ?? ResultInput.WithoutPoints(item!), InputObject);
            return false;
        }

        headers = table.Headers;
        rows = table.GetRows();
        return true;
    }
}
