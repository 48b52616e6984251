using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.PowerShell.Tests.RealEngine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>
/// The README's tour: every line after a prompt is run, in order, in one session. In pwsh what is printed is compared with what the
/// README shows; with ATOMSCALE_UPDATE_README=1 it is written into it instead.
/// </summary>
public sealed partial class ReadmeTests(ExampleLab lab) : IClassFixture<ExampleLab>
{
    private static readonly string s_path = Path.Combine(Session.RepositoryRoot, "README.md");

    [Fact]
    public void Every_line_of_the_tour_runs_and_only_those_fail_that_are_shown_to()
    {
        var folder = ExampleRun.Prepare(lab.Root, new Example("readme", ""));
        using var session = new Session();
        session.SetLocation(folder);
        Assert.All(Steps(), step =>
        {
            var outcome = session.Run(step.Line);
            var errors = outcome.Errors.Select(error => error.ToString());
            Assert.True(outcome.Terminating is null, $"{step.Line}: {outcome.Terminating}");
            Assert.DoesNotContain(errors, error => !step.Shown.Contains(error, StringComparison.Ordinal));
            Assert.Equal(Regex.Matches(step.Shown, "Recommendation: ").Count, outcome.Errors.Count);
        });
    }

    [Fact]
    public void The_tour_shows_what_is_printed()
    {
        var folder = Directory.CreateDirectory(Path.Combine(lab.Root, "tour")).FullName;
        var steps = Steps().ToArray();
        File.WriteAllText(Path.Combine(folder, "lines.json"), JsonSerializer.Serialize(steps.Select(step => step.Line)));
        Pwsh.Run(lab.Sandbox, $$"""
            $ErrorActionPreference = 'Continue'
            [System.Threading.Thread]::CurrentThread.CurrentCulture = 'en-US'
            # The README's local times are UTC; the tests run under another zone.
            $env:TZ = 'UTC'
            [TimeZoneInfo]::ClearCachedData()
            Set-Location '{{folder}}'
            foreach ($name in 'growth-10.txt', 'growth-11.txt') { Set-Content $name '1 2 3' }
            $shown = foreach ($line in Get-Content -Raw ./lines.json | ConvertFrom-Json) {
                , (. ([scriptblock]::Create($line)) 2>&1 3>&1 | Out-String -Width 120)
            }
            ConvertTo-Json -InputObject @($shown) | Set-Content ./shown.json
            """);
        var printed = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder, "shown.json")))!;
        Assert.Equal(steps.Length, printed.Length);
        if (Environment.GetEnvironmentVariable("ATOMSCALE_UPDATE_README") == "1") Update(steps, printed);
        else Assert.All(steps.Zip(printed), pair => Assert.Equal(Comparable(pair.Second), Comparable(pair.First.Shown)));
    }

    private static IEnumerable<Step> Steps() =>
        from Match block in Block().Matches(File.ReadAllText(s_path).ReplaceLineEndings("\n"))
        from Match step in StepOf().Matches(block.Value)
        let shown = step.Groups["shown"]
        select new Step(step.Groups["line"].Value, shown.Value, block.Index + shown.Index);

    // What differs from run to run: local times, durations, ports, ids of what was made.
    private static string[] Comparable(string text) =>
    [
        .. text.Split('\n').Select(line => Varying().Replace(line.TrimEnd(), "*")).Where(line => line.Trim().Length > 0),
    ];

    private static void Update(Step[] steps, string[] printed)
    {
        var text = new StringBuilder(File.ReadAllText(s_path).ReplaceLineEndings("\n"));
        foreach (var (step, shown) in steps.Zip(printed).Reverse())
        {
            if (Comparable(step.Shown).SequenceEqual(Comparable(shown))) continue;
            var lines = shown.Trim('\r', '\n').Split('\n').Select(line => line.TrimEnd());
            var isTable = shown.StartsWith('\n') || shown.StartsWith('\r');
            text.Remove(step.Start, step.Shown.Length).Insert(step.Start, $"{(isTable ? "\n" : "")}{string.Join("\n", lines)}\n{(step.Shown.EndsWith("\n\n", StringComparison.Ordinal) ? "\n" : "")}");
        }

        File.WriteAllText(s_path, text.ToString());
    }

    [GeneratedRegex(@"(?<=^```\n)PS> .*?\n(?=```$)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^PS> (?<line>[^\n]*)\n(?<shown>.*?)(?=^PS> |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex StepOf();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?|(?<=True) +\d+|(?<=\]:)\d+|(?<=127\.0\.0\.1:)\d+")]
    private static partial Regex Varying();

    private sealed record Step(string Line, string Shown, int Start);
}
