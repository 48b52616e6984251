using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.PowerShell.Tests.RealEngine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>The code of the about_ topics and the scripts in docs, run against the sandbox.</summary>
public sealed class TopicTests(ExampleLab lab) : IClassFixture<ExampleLab>
{
    // Blocks speak of objects that the reader has by then.
    private const string Preparation = """
        function Get-Secret($Name) { $env:AS_API_KEY }
        Connect-Atomscale
        Get-Credential -UserName key | Export-Clixml "$PWD/atomscale.xml"
        $xps = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult
        $entry = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1
        $result = $entry | Get-AtomscaleResult
        $image = Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 1 | Get-AtomscaleResult
        $results = Search-AtomscaleCatalogue -DataType raman -Status success -First 2 | Get-AtomscaleResult
        $mixed = @($xps) + $results
        """;

    // Written otherwise than in the topic: paths of Windows, the home folder, a file that a block writes twice, and the key itself.
    private static readonly (string Text, string Instead)[] s_substitutions =
    [
        (@"D:\growths\*.imm", "./*.txt"), (@"D:\videos", "./videos"), ("$HOME", "$PWD"), ("'the key'", "$env:AS_API_KEY"),
        ("    Export-AtomscaleTable ./points.csv", "    Export-AtomscaleTable ./points.csv -Force"),
        // The sandbox's entries are of the year before June 2026.
        ("AddDays(-7)", "AddDays(-36500)"),
    ];

    private static readonly string s_newResults = Path.Combine(Session.RepositoryRoot, "docs", "export-new-results.ps1");

    public static TheoryData<string> Runnable => [.. TopicBlock.All.Where(block => !block.IsForWindows && !block.IsScript).Select(block => block.Name)];

    public static TheoryData<string> ForWindows => [.. TopicBlock.All.Where(block => block.IsForWindows).Select(block => block.Name)];

    [Theory]
    [MemberData(nameof(Runnable))]
    public void A_block_of_a_topic_runs(string name)
    {
        var block = TopicBlock.All.Single(block => block.Name == name);
        var folder = ExampleRun.Prepare(lab.Root, new Example($"{block.Topic} {TopicBlock.All.ToList().IndexOf(block)}", ""));
        using var session = new Session();
        session.SetLocation(folder);
        session.Run(ExamplePlan.Answers).ThrowIfFailed();
        session.Run(Preparation).ThrowIfFailed();
        var outcome = session.Run(Adapted(block.Code));
        Assert.Null(outcome.Terminating);
        // The topics tell of entries without a result, and samples have them.
        Assert.DoesNotContain(outcome.Errors, error => !Regex.IsMatch(error.FullyQualifiedErrorId, @"^Atomscale\.(NotReady|AnalysisFailed|NotFound),"));
        var isQuiet = block.Code.StartsWith('$') && block.Code.Contains(" = ", StringComparison.Ordinal) || block.Code.Contains("Connect-", StringComparison.Ordinal) || block.Code.StartsWith("Get-Credential", StringComparison.Ordinal) || block.Code.StartsWith("try", StringComparison.Ordinal);
        if (!isQuiet) Assert.True(outcome.Output.Count > 0 || Directory.EnumerateFileSystemEntries(folder).Count() > ExamplePlan.Prepared.Count + 1, $"{name} did nothing");
    }

    [Theory(Skip = "It changes the registry or the Task Scheduler of Windows: setx, schtasks, Register-ScheduledTask. That it can be read is tested.")]
    [MemberData(nameof(ForWindows))]
    public void A_block_for_Windows_runs(string name) => Pwsh.Run(lab.Sandbox, TopicBlock.All.Single(block => block.Name == name).Code);

    [Theory]
    [MemberData(nameof(ForWindows))]
    public void A_block_for_Windows_can_be_read(string name)
    {
        System.Management.Automation.Language.Parser.ParseInput(TopicBlock.All.Single(block => block.Name == name).Code, out _, out var errors);
        Assert.Empty(errors.Select(error => error.Message));
    }

    [Fact]
    public void The_script_of_the_topic_on_scheduled_tasks_ends_with_0_and_has_written_its_files()
    {
        var folder = Directory.CreateDirectory(Path.Combine(lab.Root, "task")).FullName;
        var script = Path.Combine(folder, "results.ps1");
        File.WriteAllText(script, Adapted(TopicBlock.All.Single(block => block.IsScript).Code));
        Assert.Equal(["0"], RunScript(script, $"-Folder '{folder}/out'"));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(folder, "out"), "*.csv"));
    }

    [Fact]
    public void The_script_for_new_results_writes_them_once_and_says_by_its_exit_code_how_it_went()
    {
        var script = s_newResults;
        var folder = Path.Combine(lab.Root, "new results");
        Assert.Equal(["0"], RunScript(script, $"-Folder '{folder}' -Days 36500 -DataType raman"));
        var written = Directory.GetFiles(folder, "*.csv").Length;
        Assert.True(written > 0);
        Assert.Equal(["0"], RunScript(script, $"-Folder '{folder}' -Days 36500 -DataType raman"));
        Assert.Equal([$"{written} written, 0 failed, of {written} new.", "0 written, 0 failed, of 0 new."], File.ReadAllLines(Path.Combine(folder, "export.log")).Select(line => line[(line.IndexOf(' ') + 1)..]));
        Assert.Equal("2", RunScript(script, $"-Folder '{folder}'", "$env:AS_API_KEY = ''; $env:ATOMSCALE_API_KEY = '';")[^1]);
    }

    [Fact]
    public void The_script_for_new_results_takes_a_comma_list_through_File()
    {
        var folder = Path.Combine(lab.Root, "comma list");
        Assert.Equal(["0"], RunAsTask($"-Folder '{folder}' -Days 36500 -DataType 'raman,xrd'"));
        Assert.True(Directory.GetFiles(folder, "*.csv").Length > 0);
    }

    [Fact]
    public void The_script_for_new_results_ends_with_2_and_a_line_in_the_log_when_it_cannot_start()
    {
        var folder = Path.Combine(lab.Root, "no key");
        Assert.Equal(["2"], RunAsTask($"-Folder '{folder}'", "$env:AS_API_KEY = ''; $env:ATOMSCALE_API_KEY = '';"));
        Assert.Contains("Could not start: No key for the Atomscale service", Assert.Single(File.ReadAllLines(Path.Combine(folder, "export.log"))));
    }

    [Fact]
    public void The_script_for_new_results_ends_with_2_without_a_folder()
    {
        Assert.Equal(["2"], RunAsTask(""));
        Assert.Equal(["2"], RunAsTask("-Folder '/dev/null/results'"));
    }

    [Fact]
    public void The_script_for_new_results_has_help_for_each_parameter()
    {
        var lines = Pwsh.Run(null, $"$help = Get-Help '{s_newResults}'; $help.Synopsis; ($help.parameters.parameter | Where-Object {{ $_.description }}).name");
        Assert.Equal(["Writes the points of new spectra to CSV files, one for each result.", "Folder", "Days", "DataType"], lines);
        Assert.All(File.ReadAllText(s_newResults), character => Assert.InRange(character, '\t', '~'));
    }

    // As Task Scheduler starts it.
    private string[] RunAsTask(string arguments, string before = "") =>
        Pwsh.Run(lab.Sandbox, $"{before} & pwsh -NoProfile -NonInteractive -File '{s_newResults}' {arguments} 2>$null; $LASTEXITCODE; exit 0");

    private string[] RunScript(string script, string arguments, string before = "") =>
        Pwsh.Run(lab.Sandbox, $"{before} pwsh -NoProfile -NonInteractive -Command \"& '{script}' {arguments}; exit `$LASTEXITCODE\" 2>$null; $LASTEXITCODE; exit 0");

    private static string Adapted(string code) => s_substitutions.Aggregate(code, (text, pair) => text.Replace(pair.Text, pair.Instead, StringComparison.Ordinal));
}
