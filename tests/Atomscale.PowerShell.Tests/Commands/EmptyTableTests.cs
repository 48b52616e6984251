using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Apache.Arrow.Ipc;
using Atomscale.PowerShell.Tests.Engine;
using MiniExcelLibs;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>Tables without rows: a header, in every format that has one.</summary>
[Collection(SandboxCollection.Name)]
public sealed class EmptyTableTests(SandboxFixture lab) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    [InlineData("xlsx")]
    [InlineData("arrow")]
    public async Task Series_without_a_common_time_are_written_as_a_header_without_rows(string ending)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -DataType tool_state -Status success | Get-AtomscaleResult; $a = $r | Join-AtomscaleTimeseries -Align Inner").ThrowIfFailed();
        Assert.Equal(0L, session.Run("$a.RowCount").Output.Single().BaseObject);
        var file = Place("joint." + ending);
        session.Run($"$a | Export-AtomscaleTable '{file}'").ThrowIfFailed();
        var header = session.Run("$a.ColumnNames").Output.Select(name => name.ToString()).ToArray();
        Assert.True(header.Length > 1);
        Assert.Equal("time", header[0]);
        await AssertHeaderAsync(file, header);
        Assert.Empty(session.Run("$a | Expand-AtomscaleResult").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    [InlineData("xlsx")]
    [InlineData("arrow")]
    public async Task A_series_without_points_is_written_as_a_header_without_rows(string ending)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -Status stream_finalizing | Get-AtomscaleResult | Where-Object { $_.TimeseriesData.RowCount -eq 0 }").ThrowIfFailed();
        var file = Place("none." + ending);
        session.Run($"$r[0] | Export-AtomscaleTable '{file}'").ThrowIfFailed();
        await AssertHeaderAsync(file, ["DataId", .. session.Run("$r[0].TimeseriesData.ColumnNames").Output.Select(name => name.ToString())]);
        session.Run($"$r[0] | Join-AtomscaleTimeseries | Export-AtomscaleTable '{file}' -Force").ThrowIfFailed();
        await AssertHeaderAsync(file, ["time"]);
    }

    [Fact]
    public async Task A_message_names_no_type_of_this_modules_inside()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$a = Search-AtomscaleCatalogue -DataType tool_state -Status success | Get-AtomscaleResult | Join-AtomscaleTimeseries").ThrowIfFailed();
        foreach (var command in new[] { "Get-AtomscaleResult", "Search-AtomscaleCatalogue", "Get-AtomscalePattern", "Join-AtomscaleTimeseries", "Get-AtomscalePhysicalSampleResult", "Save-AtomscaleFile" })
        {
            var message = session.Run($"$a | {command}").Error.Exception.Message;
            Assert.DoesNotContain("Atomscale.Client", message, StringComparison.Ordinal);
            Assert.Contains("Atomscale.AlignedTimeseries", message, StringComparison.Ordinal);
        }
    }

    // Nothing else stands in the file; JSON lines have no header.
    private static async Task AssertHeaderAsync(string file, string[] header)
    {
        switch (Path.GetExtension(file))
        {
            case ".csv":
                Assert.Equal(string.Join(",", header), Assert.Single(await File.ReadAllLinesAsync(file)).Replace("\"", "", StringComparison.Ordinal));
                break;
            case ".jsonl":
                Assert.Empty(await File.ReadAllBytesAsync(file));
                break;
            case ".xlsx":
                Assert.Equal(header, Assert.Single(MiniExcel.Query(file).Cast<IDictionary<string, object?>>()).Values);
                break;
            case ".arrow":
                using (var reader = new ArrowFileReader(File.OpenRead(file)))
                {
                    Assert.Null(reader.ReadNextRecordBatch());
                    Assert.Equal(header, reader.Schema.FieldsList.Select(field => field.Name));
                }

                break;
            default:
                await using (var reader = await Parquet.ParquetReader.CreateAsync(file))
                {
                    Assert.Equal(header, reader.Schema.GetDataFields().Select(field => field.Name));
                    Assert.Equal(0, reader.RowGroupCount);
                }

                break;
        }
    }

    private string Place(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
