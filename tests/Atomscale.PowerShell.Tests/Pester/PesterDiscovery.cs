using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;

namespace Atomscale.PowerShell.Tests.Pester;

/// <summary>
/// Finds the names of Pester's tests by reading their files. Pester's own discovery would start a pwsh whenever tests are listed; that nothing
/// is missed here is a test of its own.
/// </summary>
internal static class PesterDiscovery
{
    private static readonly string[] s_blocks = ["Describe", "Context"];
    private static readonly string[] s_cases = ["TestCases", "ForEach"];

    /// <summary>The names of all tests in the Pester files of a folder, as Pester gives them.</summary>
    public static IEnumerable<string> FindTests(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*.Tests.ps1", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from command in Parse(path).FindAll(item => item is CommandAst command && IsNamed(command, "It"), searchNestedScriptBlocks: true).Cast<CommandAst>()
        let fullName = string.Join('.', Ancestors(command).Where(block => s_blocks.Any(name => IsNamed(block, name))).Reverse().Append(command).Select(NameOf))
        from name in Expand(fullName, Cases(command))
        select name;

    private static ScriptBlockAst Parse(string path)
    {
        var script = Parser.ParseFile(path, out _, out var errors);
        return errors.Length == 0 ? script : throw new InvalidDataException($"{path}: {errors[0].Message}");
    }

    private static bool IsNamed(CommandAst command, string name) => string.Equals(command.GetCommandName(), name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<CommandAst> Ancestors(Ast item)
    {
        for (var parent = item.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is CommandAst command) yield return command;
        }
    }

    private static string NameOf(CommandAst command) => command.CommandElements.Skip(1).OfType<StringConstantExpressionAst>().First().Value;

    // Literal cases, a hashtable each.
    private static IEnumerable<Hashtable>? Cases(CommandAst command)
    {
        var elements = command.CommandElements;
        var place = elements.ToList().FindIndex(element => element is CommandParameterAst parameter && s_cases.Contains(parameter.ParameterName, StringComparer.OrdinalIgnoreCase));
        if (place < 0) return null;
        var cases = elements[place + 1].SafeGetValue();
        return cases is object[] several ? several.Cast<Hashtable>() : [(Hashtable)cases];
    }

    private static IEnumerable<string> Expand(string name, IEnumerable<Hashtable>? cases) =>
        cases is null ? [name] : cases.Select(values => values.Keys.Cast<string>().Aggregate(name, (text, key) => text.Replace($"<{key}>", $"{values[key]}", StringComparison.OrdinalIgnoreCase)));
}
