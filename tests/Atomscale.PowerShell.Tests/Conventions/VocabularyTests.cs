using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>One term for one thing, as the glossary of CONTRIBUTING.md has it: names and phrases that were given up do not come back.</summary>
public sealed class VocabularyTests
{
    private static readonly Regex s_identifiers = new(
        @"\b(CallFault|CallBudget|IdleWatch|Etag(Habit|Judgement|Verdict)|PartNote|DonePart|PartFile|PatientMove|OwnFolder|TransferCount|TransferBars|WorkPool|Inks|MaskTint|FittedText|Thinning|RepeatAsync|Misfits)\b");

    private static readonly Regex s_phrases = new(
        @"\b(gone on with|goes on with|go on with|begins anew|made anew|sent anew|taken back|stands still|stood still|lets go of|let go of|how many-eth|after \d tries|failed try)\b", RegexOptions.IgnoreCase);

    public static TheoryData<string> Folders => ["src", "tests", "help", "docs", "."];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Words_that_were_given_up_are_not_used(string folder)
    {
        var root = Path.Combine(Session.RepositoryRoot, folder);
        var files = Directory.EnumerateFiles(root, "*", folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
            .Where(file => Regex.IsMatch(file, @"\.(cs|md|txt|ps1|ps1xml|psm1)$") && !Regex.IsMatch(Path.GetRelativePath(root, file), @"(^|[\\/])(obj|bin)[\\/]"))
            .Where(file => Path.GetFileName(file) != nameof(VocabularyTests) + ".cs");
        // The glossary's last column names the words to avoid.
        var used = files
            .SelectMany(file => File.ReadLines(file).Select((text, index) => (File: file, Text: text, Number: index + 1)))
            .Where(line => !(Path.GetFileName(line.File) == "CONTRIBUTING.md" && line.Text.StartsWith('|')))
            .SelectMany(line => s_identifiers.Matches(line.Text).Concat(s_phrases.Matches(line.Text)).Select(match => $"{Path.GetRelativePath(Session.RepositoryRoot, line.File)}({line.Number}): {match.Value}"));

        Assert.Equal([], used);
    }

    [Fact]
    public void The_glossary_is_there()
    {
        var glossary = File.ReadLines(Path.Combine(Session.RepositoryRoot, "CONTRIBUTING.md")).SkipWhile(line => !line.StartsWith("## Glossary", StringComparison.Ordinal));

        Assert.True(glossary.Count(line => line.StartsWith("| ", StringComparison.Ordinal)) >= 30);
    }
}
