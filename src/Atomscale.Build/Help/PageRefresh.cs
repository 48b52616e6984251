using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Atomscale.Build.Help;

/// <summary>Writes the parts of a page again that follow from the command; its prose stays.</summary>
internal static class PageRefresh
{
    /// <summary>Whether the page had to be written.</summary>
    public static bool Run(HelpPage page, CommandDescription command)
    {
        var text = page.Text;
        // From the end, so that places before stay true.
        foreach (var (start, end, part) in Changes(page, command).OrderByDescending(change => change.Start)) text = text[..start] + part + text[end..];
        text = text.TrimEnd() + "\n";
        if (File.Exists(page.Path) && text == page.Text) return false;
        File.WriteAllText(page.Path, text);
        return true;
    }

    private static IEnumerable<(int Start, int End, string Part)> Changes(HelpPage page, CommandDescription command)
    {
        if (page[HelpPage.Syntax] is { } syntax) yield return (syntax.Start, syntax.End, $"\n\n{PageParts.Syntax(command)}");
        if (page[HelpPage.Parameters] is not { } section) yield break;
        foreach (var parameter in command.Parameters)
        {
            var yaml = PageParts.Yaml(parameter);
            if (section.Find("-" + parameter.Name) is not { } entry) yield return (section.End, section.End, $"\n\n### -{parameter.Name}\n\n{yaml}");
            else if (entry.Code("yaml").FirstOrDefault() is { } code) yield return (code.Span.Start, code.Span.End + 1, yaml);
            else yield return (entry.End, entry.End, $"\n\n{yaml}");
        }
    }
}
