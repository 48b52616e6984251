using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Atomscale.PowerShell.Tests.Engine;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>An example of a help page. Its name is that of the page and its number there.</summary>
internal sealed partial record Example(string Name, string Code)
{
    /// <summary>All examples of all pages. The build sees to it that each has one code block.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        .. from page in Directory.EnumerateFiles(Path.Combine(Session.RepositoryRoot, "help"), "*.md").Order(StringComparer.Ordinal)
           from Match found in Block().Matches(File.ReadAllText(page).ReplaceLineEndings("\n"))
           select new Example($"{Path.GetFileNameWithoutExtension(page)} {found.Groups["number"].Value}", found.Groups["code"].Value),
    ];

    /// <summary>Whether it only says what would be done.</summary>
    public bool IsWhatIf => Code.Contains("-WhatIf", StringComparison.Ordinal);

    /// <summary>The files and folders that it names, relative to where it runs.</summary>
    public IEnumerable<string> Paths => RelativePath().Matches(Code).Select(found => found.Value[2..]);

    [GeneratedRegex(@"^### Example (?<number>\d+): .*?```powershell\n(?<code>.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    // Neither wildcards nor names that are put together from variables.
    [GeneratedRegex(@"\./[\w.-]+(?![\w.*$-])", RegexOptions.None)]
    private static partial Regex RelativePath();
}
