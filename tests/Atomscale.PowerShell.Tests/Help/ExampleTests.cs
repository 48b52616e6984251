using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.PowerShell.Tests.RealEngine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>Every example of every help page, run against the sandbox: in the engine of this process and in pwsh.</summary>
public sealed class ExampleTests(ExampleLab lab) : IClassFixture<ExampleLab>
{
    public static TheoryData<string> Names => [.. Example.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_runs_and_does_what_its_text_says(string name)
    {
        var example = Example.All.Single(example => example.Name == name);
        var folder = ExampleRun.Prepare(lab.Root, example);
        using var session = new Session();
        session.SetLocation(folder);
        var (outcome, shown) = session.RunShowing(ExamplePlan.ScriptOf(example));
        string[] errors = [.. outcome.Errors.Append(outcome.Terminating).OfType<System.Management.Automation.ErrorRecord>().Select(error => $"{error} ({error.FullyQualifiedErrorId})")];
        ExamplePlan.Check(example, new ExampleRun(folder, outcome.Output.Count, errors, shown.Length > 0));
        Assert.Equal(example.IsWhatIf, shown.Contains("What if:", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_has_examples_and_every_promise_belongs_to_one()
    {
        Assert.Equal(Directory.EnumerateFiles(Path.Combine(Session.RepositoryRoot, "help"), "*.md").Count(), Example.All.Select(example => example.Name.Split(' ')[0]).Distinct().Count());
        Assert.Empty(ExamplePlan.Names.Except(Example.All.Select(example => example.Name)));
    }

    [Fact]
    public void All_examples_run_in_a_real_engine()
    {
        var root = Directory.CreateDirectory(Path.Combine(lab.Root, "pwsh")).FullName;
        var plan = Example.All.Select(example => new { example.Name, Folder = ExampleRun.Prepare(root, example), Script = ExamplePlan.ScriptOf(example) }).ToArray();
        File.WriteAllText(Path.Combine(root, "plan.json"), JsonSerializer.Serialize(plan));
        Pwsh.Run(lab.Sandbox, $$"""
            $ErrorActionPreference = 'Continue'
            $runs = foreach ($example in Get-Content -Raw '{{root}}/plan.json' | ConvertFrom-Json) {
                Set-Location -LiteralPath $example.Folder
                $errors = [System.Collections.Generic.List[string]]::new()
                $count = 0
                try {
                    & ([scriptblock]::Create($example.Script)) 2>&1 | ForEach-Object {
                        if ($_ -is [System.Management.Automation.ErrorRecord]) { $errors.Add("$_ ($($_.FullyQualifiedErrorId))") } else { $count++ }
                    }
                }
                catch { $errors.Add("$_ ($($_.FullyQualifiedErrorId))") }
                [pscustomobject]@{ Name = $example.Name; Count = $count; Errors = $errors }
            }
            Set-Location '{{root}}'
            ConvertTo-Json -InputObject @($runs) -Depth 3 | Set-Content '{{root}}/runs.json'
            """);
        var runs = JsonSerializer.Deserialize<List<JsonElement>>(File.ReadAllText(Path.Combine(root, "runs.json")))!.ToDictionary(run => run.GetProperty("Name").GetString()!);
        Assert.All(Example.All, example =>
        {
            var run = runs[example.Name];
            string[] errors = [.. run.GetProperty("Errors").EnumerateArray().Select(error => error.GetString()!)];
            // What is shown on the console cannot be told apart by example here; the test above does that.
            ExamplePlan.Check(example, new ExampleRun(Path.Combine(root, example.Name), run.GetProperty("Count").GetInt32(), errors, isShown: true));
        });
    }
}
