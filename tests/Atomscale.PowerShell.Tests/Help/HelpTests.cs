using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Atomscale.PowerShell.Tests.Conventions;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>What Get-Help prints, 120 columns wide.</summary>
public sealed class HelpTests
{
    private static readonly string[] s_commands = [.. ModuleAssemblies.CommandTypes.Select(ModuleAssemblies.NameOf).Order(StringComparer.Ordinal)];
    private static readonly string[] s_topics =
        [.. Directory.EnumerateFiles(Path.Combine(Session.ModuleFolder, "en-US"), "about_*.help.txt").Select(path => Path.GetFileName(path).Split('.')[0]).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Commands => [.. s_commands];

    public static TheoryData<string> Topics => [.. s_topics];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_of_a_command_prints_every_part_and_no_markup(string command)
    {
        using var session = new Session();
        var printed = session.Show($"Get-Help {command} -Full");
        string[] headings = ["NAME", "SYNOPSIS", "SYNTAX", "DESCRIPTION", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];
        var lines = printed.Split('\n').Select(line => line.TrimEnd()).ToArray();
        Assert.Equal(headings, lines.Where(headings.Contains));
        Assert.DoesNotMatch(@"```|\*\*|\]\(|System\.\w+\[\]\r?\n *Accept|PS>|(?m)^\s+At line:", printed);
        Assert.DoesNotContain("\n\n\n", string.Join("\n", lines.SkipWhile(line => line != "NOTES").Skip(4)).Split("\nRELATED LINKS")[0].TrimEnd());
        Assert.DoesNotContain("`", string.Join("\n", lines.Except(Code(command))));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_line_of_an_example_is_broken_and_text_follows_it(string command)
    {
        using var session = new Session();
        var printed = session.Show($"Get-Help {command} -Examples").Split('\n').Select(line => line.TrimEnd()).ToArray();
        Assert.All(Code(command), line => Assert.Contains(line, printed));
        var titles = printed.Where(line => line.StartsWith("    ---- Example ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Example.All.Count(example => example.Name.StartsWith(command + " ", StringComparison.Ordinal)), titles.Length);
        // Each stands between empty lines.
        Assert.All(titles, title => Assert.Equal(["", ""], [printed[Array.IndexOf(printed, title) - 1], printed[Array.IndexOf(printed, title) + 1]]));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_parameter_has_help_of_its_own(string command)
    {
        using var session = new Session();
        var described = session.Run($"(Get-Help {command} -Parameter *) | ForEach-Object {{ '{{0}}: {{1}}' -f $_.name, $_.description.Text }}").ThrowIfFailed().Output.Select(line => line.ToString()).ToArray();
        var names = session.Run($"(Get-Command {command}).Parameters.Keys | Where-Object {{ $_ -notin [System.Management.Automation.PSCmdlet]::CommonParameters }}").ThrowIfFailed().Output;
        Assert.All(names, name => Assert.Contains(described, line => line.StartsWith($"{name}: ", StringComparison.Ordinal) && line.Length > name.ToString().Length + 10));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_is_found_has_a_whole_sentence_for_lists_and_fits_80_columns(string topic)
    {
        using var session = new Session();
        var help = session.Run($"Get-Help {topic}").ThrowIfFailed().Output.Single();
        Assert.EndsWith(".", help.Properties["Synopsis"].Value.ToString()!.Trim(), StringComparison.Ordinal);
        Assert.All(help.ToString().Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    [Fact]
    public void The_topics_name_each_other_every_command_and_every_error()
    {
        var text = string.Join("\n", Directory.EnumerateFiles(Path.Combine(Session.ModuleFolder, "en-US"), "about_*.txt").Select(File.ReadAllText));
        var start = File.ReadAllText(Path.Combine(Session.ModuleFolder, "en-US", "about_Atomscale.help.txt"));
        Assert.All(s_commands, command => Assert.Contains(command, start));
        Assert.All(s_topics, topic => Assert.Contains(topic, start));
        Assert.All(Enum.GetNames(ModuleAssemblies.Model.GetType("Atomscale.AtomscaleErrorKind")!), kind => Assert.Contains(kind, text));
    }

    private static IEnumerable<string> Code(string command) =>
        from example in Example.All
        where example.Name.StartsWith(command + " ", StringComparison.Ordinal)
        from line in example.Code.Split('\n')
        where line.Length > 0
        select "    " + line;
}
