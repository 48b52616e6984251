using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Atomscale.PowerShell.Tests.Engine;
using MiniExcelLibs;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class TableTests(SandboxFixture lab) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    private string Target => Place("table with space.csv");

    [Fact]
    public async Task A_spectrum_expands_to_its_axis_with_the_unit_and_its_intensities()
    {
        using var session = await lab.ConnectAsync();
        var rows = session.Run("$r = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult; $r | Expand-AtomscaleResult").ThrowIfFailed();
        Assert.Equal(["DataId", "Binding Energy (eV)", "Intensity"], rows.Output[0].Properties.Select(property => property.Name));
        Assert.Equal(Convert.ToInt32(session.Run("$r.PointCount").Output[0].BaseObject), rows.Output.Count);
    }

    [Fact]
    public async Task A_series_expands_to_its_own_columns_and_metrics_can_be_chosen_with_wildcards()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -DataType rheed_rotating -Status success -First 1 | Get-AtomscaleResult").ThrowIfFailed();
        var rows = session.Run("$r | Expand-AtomscaleResult").ThrowIfFailed();
        Assert.Equal(["DataId", "Angle", "Frame Number"], rows.Output[0].Properties.Select(property => property.Name).Take(3));
        var chosen = session.Run("$r | Expand-AtomscaleResult -Metric *strain*").ThrowIfFailed().Output[0].Properties.Select(property => property.Name).ToArray();
        Assert.Contains("Strain", chosen);
        Assert.DoesNotContain("Specular Intensity", chosen);
    }

    [Fact]
    public async Task Tidy_rows_are_alike_whatever_the_result()
    {
        using var session = await lab.ConnectAsync();
        var points = session.Run("Search-AtomscaleCatalogue -DataType xrd,rheed_stationary,tool_state -Status success | Get-AtomscaleResult | Expand-AtomscaleResult -Tidy -Metric Intensity,Strain,*pressure*").ThrowIfFailed();
        Assert.All(points.Output, point => Assert.Equal("Atomscale.TidyPoint", point.TypeNames[0]));
        Assert.True(points.Texts("Metric").Distinct().Count() > 2);
        Assert.Contains(points.Output, point => point.Properties["Instant"].Value is not null && point.Properties["Unit"].Value is not null);
    }

    [Theory]
    [InlineData("42 | Expand-AtomscaleResult")]
    [InlineData("$null | Expand-AtomscaleResult")]
    [InlineData("Search-AtomscaleCatalogue -First 1 | Expand-AtomscaleResult")]
    public async Task What_is_no_result_is_refused(string script)
    {
        using var session = await lab.ConnectAsync();
        Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.ExpandAtomscaleResultCommand", session.Run(script).Error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    public async Task A_file_is_the_same_under_every_culture(string culture)
    {
        using var session = await lab.ConnectAsync();
        const string Export = "Search-AtomscaleCatalogue -First 40 | Export-AtomscaleTable '{0}' -Force; Search-AtomscaleCatalogue -DataType tool_state,xps -Status success -First 3 | Get-AtomscaleResult | Expand-AtomscaleResult -Tidy | Export-AtomscaleTable '{0}.points.csv' -Force";
        var plain = Path.Combine(_folder, "plain.csv");
        session.RunUnder("", string.Format(null, Export, plain)).ThrowIfFailed();
        session.RunUnder(culture, string.Format(null, Export, Target)).ThrowIfFailed();
        Assert.Equal(File.ReadAllText(plain), File.ReadAllText(Target));
        Assert.Equal(File.ReadAllText(plain + ".points.csv"), File.ReadAllText(Target + ".points.csv"));
        Assert.Matches(@",20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z,", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    public async Task Text_and_requests_are_the_same_under_every_culture(string culture)
    {
        using var session = await lab.ConnectAsync();
        const string Script = "$e = Search-AtomscaleCatalogue -MinGrowthLength 10.5 -UploadedAfter 2026-01-31T08:00:00.5Z -First 20; $e | ForEach-Object { '{0}|{1}' -f (, $_.FileMetadata), (, $_.AdditionalFields) }; Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult | ForEach-Object Summary";
        var plain = session.RunUnder("", Script).ThrowIfFailed().Output.Select(item => item.ToString()).ToArray();
        var other = session.RunUnder(culture, Script).ThrowIfFailed().Output.Select(item => item.ToString()).ToArray();
        Assert.Equal(plain, other);
        var queries = (await lab.Control.GetRequestsAsync()).Where(request => request.Query.Contains("growth_length_min")).Select(request => request.Query).Distinct();
        Assert.Contains("growth_length_min=10&", Assert.Single(queries));
    }

    [Fact]
    public async Task The_first_object_makes_the_header_and_another_kind_is_its_own_error()
    {
        using var session = await lab.ConnectAsync();
        var outcome = session.Run($"Search-AtomscaleCatalogue -DataType xps,raman -Status success | Get-AtomscaleResult | Export-AtomscaleTable '{Target}'");
        Assert.NotEmpty(outcome.Errors);
        Assert.All(outcome.Errors, error => Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.ExportAtomscaleTableCommand", error.FullyQualifiedErrorId));
        Assert.Contains("-Tidy", outcome.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Single(File.ReadLines(Target).Select(line => line.Split(',').Length).Distinct());
    }

    [Fact]
    public async Task What_if_writes_nothing_and_an_empty_pipeline_makes_no_file()
    {
        using var session = await lab.ConnectAsync();
        session.Run($"Search-AtomscaleCatalogue -First 3 | Export-AtomscaleTable '{Target}' -WhatIf; @() | Export-AtomscaleTable '{Target}'").ThrowIfFailed();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Paths_follow_the_sessions_location_and_other_providers_are_refused()
    {
        using var session = await lab.ConnectAsync();
        var file = session.Run($"$ExecutionContext.SessionState.Path.SetLocation('{_folder}') | Out-Null; Search-AtomscaleCatalogue -First 3 | Export-AtomscaleTable relative.csv -PassThru").ThrowIfFailed();
        Assert.Equal(Path.Combine(_folder, "relative.csv"), ((FileInfo)file.Output.Single().BaseObject).FullName);
        Assert.StartsWith("Atomscale.BadInput,", session.Run("Search-AtomscaleCatalogue -First 1 | Export-AtomscaleTable variable:x.csv").Error.FullyQualifiedErrorId);
        Assert.StartsWith("Atomscale.FolderNotFound,", session.Run("Search-AtomscaleCatalogue -First 1 | Export-AtomscaleTable nowhere/x.csv").Error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    public async Task JSON_lines_are_the_same_under_every_culture(string culture)
    {
        using var session = await lab.ConnectAsync();
        const string Export = "Search-AtomscaleCatalogue -First 40 | Export-AtomscaleTable '{0}.jsonl'; Search-AtomscaleCatalogue -DataType tool_state,xps -Status success -First 3 | Get-AtomscaleResult | Export-AtomscaleTable '{0}.points.ndjson'";
        session.RunUnder("", string.Format(null, Export, Place("plain"))).ThrowIfFailed();
        session.RunUnder(culture, string.Format(null, Export, Place("other"))).ThrowIfFailed();
        Assert.Equal(File.ReadAllText(Place("plain.jsonl")), File.ReadAllText(Place("other.jsonl")));
        // Of two kinds of results: each line has the names of its own kind.
        Assert.Equal(File.ReadAllText(Place("plain.points.ndjson")), File.ReadAllText(Place("other.points.ndjson")));
        var entry = JsonDocument.Parse(File.ReadLines(Place("plain.jsonl")).First()).RootElement;
        Assert.Equal(JsonValueKind.Object, entry.GetProperty("FileMetadata").ValueKind);
        Assert.Equal(JsonValueKind.Array, entry.GetProperty("Tags").ValueKind);
        Assert.EndsWith("Z", entry.GetProperty("UploadDatetime").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parquet_file_has_the_rows_and_columns_of_the_table()
    {
        using var session = await lab.ConnectAsync();
        session.Run($"$r = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1 | Get-AtomscaleResult; $r | Export-AtomscaleTable '{Place("series.parquet")}'").ThrowIfFailed();
        session.Run($"$r | Join-AtomscaleTimeseries | Export-AtomscaleTable '{Place("aligned.bin")}' -Format Parquet").ThrowIfFailed();
        session.Run($"$r | Expand-AtomscaleResult -Tidy | Export-AtomscaleTable '{Place("tidy.parquet")}'; Search-AtomscaleCatalogue -First 40 | Export-AtomscaleTable '{Place("entries.parquet")}'").ThrowIfFailed();
        session.Run($"$r | Export-AtomscaleTable '{Place("series.csv")}'").ThrowIfFailed();

        var series = await ParquetFile.ReadAsync(Place("series.parquet"));
        Assert.Equal(File.ReadLines(Place("series.csv")).First().Split(','), series.Names);
        Assert.Equal(File.ReadLines(Place("series.csv")).Count() - 1, series.RowCount);
        Assert.Equal(typeof(double), series.TypeOf("Strain"));
        Assert.Equal(typeof(DateTime), (await ParquetFile.ReadAsync(Place("aligned.bin"))).TypeOf("time"));
        Assert.Equal(typeof(DateTime), (await ParquetFile.ReadAsync(Place("tidy.parquet"))).TypeOf("Instant"));
        var entries = await ParquetFile.ReadAsync(Place("entries.parquet"));
        Assert.Equal(40, entries.RowCount);
        Assert.Equal(typeof(DateTime), entries.TypeOf("UploadDatetime"));
        Assert.Equal(typeof(double), entries.TypeOf("GrowthLength"));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    public async Task A_workbook_and_an_Arrow_file_have_the_rows_and_columns_of_the_table_under_every_culture(string culture)
    {
        using var session = await lab.ConnectAsync();
        const string Export = "Search-AtomscaleCatalogue -First 40 | Select-Object FileName, UploadDatetime, GrowthLength, Tags | Export-AtomscaleTable '{0}' -Force";
        foreach (var file in new[] { "entries.xlsx", "entries.arrow", "entries.csv" }) session.RunUnder(culture, string.Format(null, Export, Place(file))).ThrowIfFailed();
        session.Run($"Search-AtomscaleCatalogue -First 40 | Select-Object FileName, UploadDatetime, GrowthLength, Tags | Export-AtomscaleTable '{Place("named.bin")}' -Format Excel -SheetName 'Last uploads'").ThrowIfFailed();

        var rows = MiniExcel.Query(Place("entries.xlsx"), useHeaderRow: true).Cast<IDictionary<string, object?>>().ToArray();
        Assert.Equal(["FileName", "UploadDatetime", "GrowthLength", "Tags"], rows[0].Keys);
        Assert.Equal(40, rows.Length);
        Assert.All(rows, row => Assert.IsType<DateTime>(row["UploadDatetime"]));
        Assert.All(rows, row => Assert.True(row["GrowthLength"] is null or double));
        await using (var stream = File.OpenRead(Place("named.bin"))) Assert.Equal(["Last uploads"], MiniExcel.GetSheetNames(stream));

        using var reader = new ArrowFileReader(File.OpenRead(Place("entries.arrow")));
        var batch = reader.ReadNextRecordBatch();
        Assert.Equal(40, batch.Length);
        Assert.Equal([ArrowTypeId.String, ArrowTypeId.Timestamp, ArrowTypeId.Double, ArrowTypeId.String], reader.Schema.FieldsList.Select(field => field.DataType.TypeId));
        var uploaded = (TimestampArray)batch.Column("UploadDatetime");
        Assert.Equal(rows.Select(row => (DateTime)row["UploadDatetime"]!), Enumerable.Range(0, 40).Select(index => uploaded.GetTimestamp(index)!.Value.UtcDateTime), (one, other) => (one - other).Duration() < TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public async Task More_rows_than_a_sheet_holds_end_the_command_and_leave_the_file_that_was_there()
    {
        using var session = await lab.ConnectAsync();
        await File.WriteAllTextAsync(Place("long.xlsx"), "precious");
        session.Run("$long = [Atomscale.TidyPoint[]]::new(1048576); $point = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult | Expand-AtomscaleResult -Tidy | Select-Object -First 1; [array]::Fill($long, $point)").ThrowIfFailed();
        var outcome = session.Run($"$long | Export-AtomscaleTable '{Place("long.xlsx")}' -Force");
        Assert.Equal("Atomscale.TooLarge,Atomscale.PowerShell.ExportAtomscaleTableCommand", outcome.Error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.LimitsExceeded, outcome.Error.CategoryInfo.Category);
        Assert.Equal("precious", await File.ReadAllTextAsync(Place("long.xlsx")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("table.xls", "", "Excel")]
    [InlineData("table.xlsx", "-Append", "Csv")]
    [InlineData("table.xlsx", "-SheetName a/b", "-SheetName")]
    [InlineData("table.csv", "-SheetName a", "Excel")]
    [InlineData("table.arrow", "-Append", "JsonLines")]
    [InlineData("table", "", "-Format")]
    [InlineData("table.parquet", "-Append", "Csv")]
    [InlineData("table.jsonl", "-Delimiter ';'", "Csv")]
    [InlineData("table.jsonl", "-Encoding Utf8BOM", "Csv")]
    [InlineData("table.csv", "-Format Parquet -Append", "Csv")]
    public async Task Formats_that_cannot_be_are_refused_before_anything_is_asked_for(string file, string options, string cure)
    {
        using var session = await lab.ConnectAsync();
        var error = session.Run($"Search-AtomscaleCatalogue | Export-AtomscaleTable '{Place(file)}' {options}").Error;
        Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.ExportAtomscaleTableCommand", error.FullyQualifiedErrorId);
        Assert.Contains(cure, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task What_only_PowerShell_can_take_apart_is_nested_too()
    {
        using var session = await lab.ConnectAsync();
        var row = "[pscustomobject]@{ A = @(1, [pscustomobject]@{ B = 'x' }); H = @{ k = $null }; T = [datetime]::new(2026, 1, 31, 9, 0, 0, [DateTimeKind]::Utc); N = [double]::NaN; S = [timespan]'0:01:00' }";
        session.Run($"{row} | Export-AtomscaleTable '{Place("x.jsonl")}'; {row} | Export-AtomscaleTable '{Place("x.csv")}'").ThrowIfFailed();
        Assert.Equal("""{"A":[1,{"B":"x"}],"H":{"k":null},"T":"2026-01-31T09:00:00Z","N":null,"S":"00:01:00"}""", File.ReadLines(Place("x.jsonl")).Single());
        Assert.Equal(["A,H,T,N,S", "1; B=x,k=,2026-01-31T09:00:00Z,NaN,00:01:00"], File.ReadLines(Place("x.csv")));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("jsonl")]
    [InlineData("xlsx")]
    [InlineData("arrow")]
    public async Task What_has_no_columns_is_refused_and_makes_no_file(string ending)
    {
        using var session = await lab.ConnectAsync();
        var outcome = session.Run($"[pscustomobject]@{{}}, 42, 'x', $null | Export-AtomscaleTable '{Place("x." + ending)}'");
        Assert.Equal(4, outcome.Errors.Count);
        Assert.All(outcome.Errors, error => Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.ExportAtomscaleTableCommand", error.FullyQualifiedErrorId));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("csv", "")]
    [InlineData("parquet", "-Format Parquet")]
    [InlineData("jsonl", "-Format JsonLines")]
    [InlineData("xlsx", "-Format Excel")]
    [InlineData("arrow", "-Format Arrow")]
    public async Task A_folder_that_is_there_takes_the_table_whatever_its_name_and_a_missing_folder_is_told(string ending, string format)
    {
        using var session = await lab.ConnectAsync();
        Directory.CreateDirectory(Place("taken.csv"));
        var file = session.Run($"[pscustomobject]@{{ A = 1 }}, [pscustomobject]@{{ A = 2 }} | Export-AtomscaleTable '{Place("taken.csv")}' {format} -PassThru").ThrowIfFailed();
        Assert.Equal(Place($"taken.csv/table.{ending}"), Assert.Single(file.Output).Properties["FullName"].Value);
        Assert.StartsWith("Atomscale.FileExists,", session.Run($"[pscustomobject]@{{ A = 1 }} | Export-AtomscaleTable '{Place("taken.csv")}' {format}").Error.FullyQualifiedErrorId);
        Assert.StartsWith("Atomscale.FolderNotFound,", session.Run($"[pscustomobject]@{{ A = 1 }} | Export-AtomscaleTable '{Place("none/x." + ending)}'").Error.FullyQualifiedErrorId);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_path_that_ends_with_a_separator_is_a_folder_that_is_made_with_a_file_for_each_result()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = @(Search-AtomscaleCatalogue -DataType xps,raman -Status success -First 3 | Get-AtomscaleResult)").ThrowIfFailed();
        session.Run($"$r | Export-AtomscaleTable '{Place("new/below/")}' -WhatIf").ThrowIfFailed();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        var files = session.Run($"$r | Export-AtomscaleTable '{Place("new/below/")}' -PassThru").ThrowIfFailed();
        var ids = session.Run("$r.DataId").Output.Select(id => id.ToString()!).ToArray();
        Assert.Equal(ids.Length, files.Output.Count);
        foreach (var (id, file) in ids.Zip(files.Output.Select(item => (FileInfo)item.BaseObject)))
        {
            Assert.Contains(id, file.Name, StringComparison.Ordinal);
            Assert.Equal(".csv", file.Extension);
            Assert.All(File.ReadLines(file.FullName).Skip(1), line => Assert.StartsWith(id, line, StringComparison.Ordinal));
        }

        // Each file is the error of its own result.
        File.Delete(((FileInfo)files.Output[1].BaseObject).FullName);
        var again = session.Run($"$r | Export-AtomscaleTable '{Place("new/below")}' -PassThru");
        Assert.Single(again.Output);
        Assert.Equal(ids.Length - 1, again.Errors.Count);
        Assert.All(again.Errors, error => Assert.StartsWith("Atomscale.FileExists,", error.FullyQualifiedErrorId));
    }

    [Theory]
    [InlineData("daily.csv")]
    [InlineData("daily.jsonl")]
    [InlineData("daily.parquet")]
    [InlineData("daily.xlsx")]
    [InlineData("daily.feather")]
    public void With_Force_an_empty_pipeline_leaves_nothing_of_the_file_that_was_there(string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, "yesterday");
        using var session = new Session();
        var outcome = session.Run($"@() | Export-AtomscaleTable '{path}' -Force").ThrowIfFailed();
        Assert.Contains("is empty", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("yesterday", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_that_throws_is_an_empty_cell()
    {
        using var session = await lab.ConnectAsync();
        session.Run($"$o = [pscustomobject]@{{ A = 1 }}; $o.PSObject.Properties.Add([psscriptproperty]::new('B', {{ throw 'no' }})); $o | Export-AtomscaleTable '{Target}'").ThrowIfFailed();
        Assert.Equal(["A,B", "1,"], File.ReadLines(Target));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task Adding_to_a_file_every_day_gives_one_table(string ending)
    {
        using var session = await lab.ConnectAsync();
        var file = Place("daily." + ending);
        session.Run($"Search-AtomscaleCatalogue -First 3 | Export-AtomscaleTable '{file}' -Append; Search-AtomscaleCatalogue -First 3 | Export-AtomscaleTable '{file}' -Append").ThrowIfFailed();
        Assert.Equal(ending == "csv" ? 7 : 6, File.ReadLines(file).Count(line => line.Length > 0));
        Assert.StartsWith("Atomscale.FileExists,", session.Run($"Search-AtomscaleCatalogue -First 1 | Export-AtomscaleTable '{file}'").Error.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task A_pipeline_that_is_stopped_leaves_no_file()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Testing.Fault.Stall("data_entries/", afterEntries: 20));
        using var running = session.Start($"Search-AtomscaleCatalogue | Export-AtomscaleTable '{Target}'");
        await Testing.Wait.UntilAsync(() => Directory.EnumerateFiles(_folder).Any());
        running.Stop();
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    private string Place(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
