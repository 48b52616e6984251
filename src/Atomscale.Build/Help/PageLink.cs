using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Atomscale.Build.Help;

/// <summary>A link of a page's last section: to another page, a topic or an address.</summary>
internal sealed record PageLink(string Text, string Target)
{
    /// <summary>Whether the target is an address that a browser opens.</summary>
    public bool IsAddress => Target.Contains("://", StringComparison.Ordinal);

    public static IEnumerable<PageLink> Of(HelpPage page) =>
        from block in page[HelpPage.Links]?.Blocks ?? []
        from link in block.Descendants<LinkInline>()
        select new PageLink(MarkdownText.Of(link), link.Url ?? "");
}
