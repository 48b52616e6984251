using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Atomscale.PowerShell.Tests.Engine;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>Code in an about_ topic: lines that are indented by eight at least and begin as code does.</summary>
internal sealed partial record TopicBlock(string Topic, string Code)
{
    private const string Indent = "        ";

    public static IReadOnlyList<TopicBlock> All { get; } =
    [
        .. from path in Directory.EnumerateFiles(Path.Combine(Session.RepositoryRoot, "help"), "about_*.help.txt").Order(StringComparer.Ordinal)
           from block in BlocksOf(File.ReadAllLines(path))
           where Beginning().IsMatch(block)
           select new TopicBlock(Path.GetFileName(path).Split('.')[0], block),
    ];

    /// <summary>The topic and the block's first line.</summary>
    public string Name => $"{Topic}: {Code.Split('\n')[0]}";

    /// <summary>Whether it needs a program or a command that only Windows has.</summary>
    public bool IsForWindows => WindowsOnly().IsMatch(Code);

    /// <summary>Whether it is a whole script, which ends with an exit code.</summary>
    public bool IsScript => Code.StartsWith("param(", StringComparison.Ordinal);

    private static IEnumerable<string> BlocksOf(string[] lines)
    {
        var block = new List<string>();
        for (var place = 0; place <= lines.Length; place++)
        {
            var isCode = place < lines.Length && lines[place].StartsWith(Indent, StringComparison.Ordinal);
            var isGap = place + 1 < lines.Length && lines[place].Length == 0 && lines[place + 1].StartsWith(Indent, StringComparison.Ordinal);
            if (isCode) block.Add(lines[place][Indent.Length..]);
            else if (isGap && block.Count > 0) block.Add("");
            else if (block.Count > 0)
            {
                yield return string.Join("\n", block);
                block.Clear();
            }
        }
    }

    [GeneratedRegex(@"^(\$\w|try |param\(|\w+-\w+ |setx |schtasks )")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(setx|schtasks) |-ScheduledTask", RegexOptions.Multiline)]
    private static partial Regex WindowsOnly();
}
