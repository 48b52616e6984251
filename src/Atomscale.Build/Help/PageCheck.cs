using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Atomscale.Build.Help;

/// <summary>Compares pages with commands. Each fault is a line in the form that builds show with its place.</summary>
internal static class PageCheck
{
    private const int FewestExamples = 3;

    // Get-Help indents by four; a line that it has to break in a window of 120 columns is not what one would paste.
    private const int LongestCodeLine = 112;
    private const string Cure = "run: dotnet build src/Atomscale.Module -t:RefreshHelpPages";

    public static IReadOnlyList<string> Run(IReadOnlyList<CommandDescription> commands, IReadOnlyList<HelpPage> pages, string folder)
    {
        var missing = commands.Where(command => pages.All(page => page.Name != command.Name))
            .Select(command => Failure(Path.Combine(folder, command.Name + ".md"), 1, $"the command {command.Name} has no help page; {Cure}"));
        var surplus = pages.Where(page => commands.All(command => command.Name != page.Name))
            .Select(page => Failure(page.Path, 1, $"there is no command {page.Name}"));
        var errors = from page in pages
                     join command in commands on page.Name equals command.Name
                     from error in Front(page).Concat(Sections(page)).Concat(Syntax(page, command)).Concat(Parameters(page, command)).Concat(Examples(page)).Concat(Links(page, commands))
                     select error;
        return [.. missing, .. surplus, .. errors];
    }

    private static IEnumerable<string> Front(HelpPage page)
    {
        foreach (var (key, wanted) in new[] { ("external help file", MamlFile.Name), ("title", page.Name) })
        {
            if (page.FrontMatter.GetValueOrDefault(key) != wanted) yield return Failure(page.Path, 1, $"the front matter's '{key}' has to be {wanted}");
        }
    }

    private static IEnumerable<string> Sections(HelpPage page)
    {
        foreach (var name in HelpPage.AllSections.Where(name => page[name] is null)) yield return Failure(page.Path, 1, $"the section {name} is missing");
        foreach (var section in page.Sections.Where(section => !HelpPage.AllSections.Contains(section.Title)))
            yield return Failure(page.Path, section.Line, $"the section {section.Title} is none of {string.Join(", ", HelpPage.AllSections)}");
        foreach (var section in page.Sections.Where(section => section.Paragraphs.Count == 0 && section.Entries.Count == 0))
            yield return Failure(page.Path, section.Line, $"the section {section.Title} has no text");
    }

    private static IEnumerable<string> Syntax(HelpPage page, CommandDescription command)
    {
        if (page[HelpPage.Syntax] is { } section && page.Text[section.Start..section.End].Trim() != PageParts.Syntax(command))
            yield return Failure(page.Path, section.Line, $"SYNTAX is not that of the command; {Cure}");
    }

    private static IEnumerable<string> Parameters(HelpPage page, CommandDescription command)
    {
        if (page[HelpPage.Parameters] is not { } section) yield break;
        foreach (var parameter in command.Parameters)
        {
            var title = "-" + parameter.Name;
            if (section.Find(title) is not { } entry) yield return Failure(page.Path, section.Line, $"the parameter {title} is missing; {Cure}");
            else if (entry.Paragraphs.Count == 0) yield return Failure(page.Path, entry.Line, $"the parameter {title} has no text");
            else if (!entry.Code("yaml").Any(code => page.Text[code.Span.Start..(code.Span.End + 1)] == PageParts.Yaml(parameter)))
                yield return Failure(page.Path, entry.Line, $"the YAML block of {title} is not that of the command; {Cure}");
        }

        foreach (var entry in section.Entries.Where(entry => command.Parameters.All(parameter => "-" + parameter.Name != entry.Title)))
            yield return Failure(page.Path, entry.Line, $"{command.Name} has no parameter {entry.Title}");
    }

    private static IEnumerable<string> Examples(HelpPage page)
    {
        if (page[HelpPage.Examples] is not { } section) yield break;
        if (section.Entries.Count < FewestExamples) yield return Failure(page.Path, section.Line, $"at least {FewestExamples} examples are wanted");
        foreach (var example in section.Entries)
        {
            if (example.Paragraphs.Count == 0) yield return Failure(page.Path, example.Line, $"'{example.Title}' has no text");
            if (example.Code("powershell").Count() != 1) yield return Failure(page.Path, example.Line, $"'{example.Title}' has to have one powershell code block");
            foreach (var code in example.Code("powershell"))
            {
                for (var place = 0; place < code.Lines.Count; place++)
                {
                    if (code.Lines.Lines[place].Slice.Length > LongestCodeLine)
                        yield return Failure(page.Path, code.Line + 2 + place, $"a line of '{example.Title}' is longer than {LongestCodeLine} characters; break it after a bar");
                }
            }
        }
    }

    private static IEnumerable<string> Links(HelpPage page, IReadOnlyList<CommandDescription> commands) =>
        from link in PageLink.Of(page)
        where link.Target.EndsWith(".md", StringComparison.Ordinal) && commands.All(command => command.Name + ".md" != link.Target)
        select Failure(page.Path, page[HelpPage.Links]!.Line, $"the link to {link.Target} leads to no page");

    private static string Failure(string path, int line, string message) => $"{Path.GetFullPath(path)}({line}): error ASHELP: {message}";
}
