using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.Build.Help;

/// <summary>The parts of a page that follow from the command itself. They are in the page for its readers; the build compares them.</summary>
internal static class PageParts
{
    private const string AllSets = "__AllParameterSets";

    /// <summary>The body of SYNTAX.</summary>
    public static string Syntax(CommandDescription command) => string.Join("\n\n", command.ParameterSets.Select(set =>
        $"### {set.Name}{(set.IsDefault && set.Name != AllSets ? " (Default)" : "")}\n\n```\n{Line(command, set)}\n```"));

    /// <summary>The YAML block of a parameter, with its fences.</summary>
    public static string Yaml(ParameterDescription parameter)
    {
        var same = parameter.Sets.Select(set => (TitleOf(set.Set), set.Info)).ToArray();
        var lines = new List<string>
        {
            "```yaml",
            $"Type: {parameter.Type.FullName}",
            $"DefaultValue: {Quote(parameter.IsSwitch ? "False" : parameter.Default)}",
            $"SupportsWildcards: {Of(parameter.TakesWildcards)}",
            List("Aliases", parameter.Aliases),
            "ParameterSets:",
        };
        foreach (var (name, info) in same)
        {
            lines.Add($"- Name: {name}");
            lines.Add($"  Position: {(info.Position < 0 ? "Named" : info.Position)}");
            lines.Add($"  IsRequired: {Of(info.IsMandatory)}");
            lines.Add($"  ValueFromPipeline: {Of(info.ValueFromPipeline)}");
            lines.Add($"  ValueFromPipelineByPropertyName: {Of(info.ValueFromPipelineByPropertyName)}");
            lines.Add($"  ValueFromRemainingArguments: {Of(info.ValueFromRemainingArguments)}");
        }

        lines.Add("DontShow: false");
        lines.Add(List("AcceptedValues", parameter.AcceptedValues));
        lines.Add("HelpMessage: ''");
        lines.Add("```");
        return string.Join("\n", lines);
    }

    private static string Line(CommandDescription command, CommandParameterSetInfo set)
    {
        var parts = command.Ordered(set).Select(item => Part(item.InSet, item.Parameter));
        return string.Join(" ", [command.Name, .. parts, "[<CommonParameters>]"]);
    }

    private static string Part(CommandParameterInfo inSet, ParameterDescription parameter)
    {
        var name = inSet.Position >= 0 && !parameter.IsSwitch ? $"[-{parameter.Name}]" : $"-{parameter.Name}";
        var part = parameter.IsSwitch ? name : $"{name} <{parameter.ShortType}>";
        return inSet.IsMandatory ? part : $"[{part}]";
    }

    private static string TitleOf(string set) => set == AllSets ? "(All)" : set;

    private static string Of(bool value) => value ? "true" : "false";

    private static string Quote(string value) => value.Length > 0 && value.All(char.IsLetterOrDigit) ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string List(string name, IReadOnlyList<string> values) =>
        values.Count == 0 ? $"{name}: []" : string.Join("\n", [$"{name}:", .. values.Select(value => $"- {Quote(value)}")]);
}
