using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class ReportTests(SandboxFixture lab) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    [Fact]
    public async Task Samples_projects_results_and_entries_go_into_one_report_and_what_is_none_of_them_is_an_error()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$sample = @(Get-AtomscalePhysicalSample SG-1371)[0]; $x = Search-AtomscaleCatalogue -DataType xrd -Status success -First 1 | Get-AtomscaleResult; $e = Search-AtomscaleCatalogue -DataType pl -Status success -First 1").ThrowIfFailed();
        var outcome = session.Run($"$e, $sample, 42, $x, 'no-such' | Export-AtomscaleReport '{Target("mixed.html")}' -Force -PassThru -WarningAction SilentlyContinue");
        Assert.Equal("mixed.html", Assert.Single(outcome.Texts("Name")));
        // The entries of the sample whose analysis failed, the number, and the id that is none.
        var failed = (int)session.Run("@(Search-AtomscaleCatalogue -PhysicalSampleId $sample.PhysicalSampleId -Status error).Count").Output[0].BaseObject;
        Assert.Equal([.. Enumerable.Repeat("AnalysisFailed", failed), "BadInput", "NotFound"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0].Replace("Atomscale.", "")));
        var page = await File.ReadAllTextAsync(Target("mixed.html"));
        var expected = (int)session.Run("@(($sample | Get-AtomscalePhysicalSampleResult -ErrorAction SilentlyContinue).DataResults).Count").Output[0].BaseObject + 2;
        Assert.Contains($"Sample SG-1371: {expected} results", page, StringComparison.Ordinal);
        Assert.Contains("Sample SG-1371: series on one clock", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf((string)session.Run("$e.DataId").Output[0].BaseObject, StringComparison.Ordinal) < page.IndexOf((string)session.Run("$x.DataId").Output[0].BaseObject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_without_input_is_no_file_and_one_that_cannot_be_written_fetches_nothing()
    {
        using var session = await lab.ConnectAsync();
        Assert.Empty(session.Run($"@() | Export-AtomscaleReport '{Target("empty.html")}' -PassThru").ThrowIfFailed().Output);
        Assert.False(File.Exists(Target("empty.html")));
        session.Run("$e = @(Search-AtomscaleCatalogue -Status success -First 2)").ThrowIfFailed();
        await lab.Control.ClearRequestsAsync();
        var error = session.Run($"$e | Export-AtomscaleReport '{Target("none/report.html")}'").Error;
        Assert.Equal("Atomscale.FolderNotFound,Atomscale.PowerShell.ExportAtomscaleReportCommand", error.FullyQualifiedErrorId);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task A_report_is_one_page_that_needs_nothing_else()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$e = foreach ($t in 'xps', 'raman', 'rheed_stationary', 'rheed_image', 'tool_state') { Search-AtomscaleCatalogue -DataType $t -Status success -First 1 }").ThrowIfFailed();
        session.Run($"$e | Export-AtomscaleReport '{Target("report.html")}' -Title '<script>alert(1)</script> & more' -Force").ThrowIfFailed();
        var page = await File.ReadAllTextAsync(Target("report.html"));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
        Assert.True(page.Split("<svg").Length > 5);
    }

    [Fact]
    public async Task A_report_in_a_folder_is_named_after_its_title()
    {
        using var session = await lab.ConnectAsync();
        var written = session.Run($"Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Export-AtomscaleReport '{Target("reports")}/' -Title 'Week: 12' -PassThru").ThrowIfFailed();
        Assert.Equal(Path.Combine(Target("reports"), "Week_ 12.html"), written.Output.Single().ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Target(string name) => Path.Combine(_folder, name);
}
