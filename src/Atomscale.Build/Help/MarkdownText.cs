using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Atomscale.Build.Help;

/// <summary>Markdown as the plain text that Get-Help shows.</summary>
internal static class MarkdownText
{
    /// <summary>A paragraph for each paragraph and list item; code blocks are left out.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) => [.. blocks.SelectMany(Paragraphs)];

    /// <summary>The lines of a code block.</summary>
    public static string Code(FencedCodeBlock block) => block.Lines.ToString().TrimEnd();

    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>()) text.Append(Of(inline));
        return text.ToString().Trim();
    }

    private static string Of(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        AutolinkInline address => address.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        ContainerInline container => string.Concat(container.Select(Of)),
        _ => "",
    };

    private static IEnumerable<string> Paragraphs(Block block) => block switch
    {
        ParagraphBlock paragraph => [Of(paragraph.Inline)],
        ListBlock list => list.OfType<ListItemBlock>().Select(item => "- " + string.Join(" ", Paragraphs((IEnumerable<Block>)item))),
        _ => [],
    };
}
