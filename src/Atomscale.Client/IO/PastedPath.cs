using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Atomscale.Client.IO;

/// <summary>
/// What a path may mean that was pasted from Explorer, a mail or a document: in quotes of any kind, with invisible marks, blanks around
/// it, a home sign or environment variables. Only for paths that do not exist as they are: real names may hold any of this.
/// </summary>
public static class PastedPath
{
    private static readonly (char Open, char Close)[] s_quotes =
        [('"', '"'), ('\'', '\''), ('\u201C', '\u201D'), ('\u201E', '\u201C'), ('\u2018', '\u2019'), ('\u201A', '\u2018'), ('\u00AB', '\u00BB'), ('\u201D', '\u201D'), ('\u2019', '\u2019'), ('`', '`')];

    private static readonly Regex s_percent = new("%([^%\\\\/:]+)%", RegexOptions.CultureInvariant);
    private static readonly Regex s_dollar = new(@"\$(?:env:(\w+)|\{env:([^}]+)\})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The forms to try, the least changed first; none is the text itself.</summary>
    /// <param name="path">What was pasted.</param>
    /// <param name="home">The user's home folder.</param>
    /// <param name="variable">Reads an environment variable.</param>
    public static IReadOnlyList<string> Candidates(string path, string home, Func<string, string?> variable)
    {
        var forms = new List<string>();
        var text = Add(forms, path, Visible(path));
        text = Add(forms, path, text.Trim());
        text = Add(forms, path, Unquoted(text));
        text = Add(forms, path, Expanded(text, variable));
        text = Add(forms, path, OfUri(text));
        Add(forms, path, AtHome(text, home));
        return forms;
    }

    private static string Add(List<string> forms, string path, string text)
    {
        if (text.Length > 0 && text != path && !forms.Contains(text)) forms.Add(text);
        return text;
    }

    private static string Visible(string text) => new(text
        .Where(character => !char.IsControl(character) && character is not ('\u00AD' or >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or '\uFEFF'))
        .Select(character => character == '\u00A0' ? ' ' : character).ToArray());

    private static string Unquoted(string text)
    {
        // Dropping a file on a PowerShell window types a call operator before the quoted path.
        if (text.StartsWith("& ", StringComparison.Ordinal)) text = text.Substring(2).TrimStart();
        while (text.Length > 2 && s_quotes.Any(pair => text[0] == pair.Open && text[text.Length - 1] == pair.Close)) text = text.Substring(1, text.Length - 2).Trim();
        return text;
    }

    private static string Expanded(string text, Func<string, string?> variable)
    {
        text = s_percent.Replace(text, match => variable(match.Groups[1].Value) ?? match.Value);
        return s_dollar.Replace(text, match => variable(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value) ?? match.Value);
    }

    private static string OfUri(string text) =>
        text.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address.LocalPath : text;

    private static string AtHome(string text, string home) =>
        text == "~" || text.StartsWith("~/", StringComparison.Ordinal) || text.StartsWith("~\\", StringComparison.Ordinal) ? home + text.Substring(1) : text;
}
