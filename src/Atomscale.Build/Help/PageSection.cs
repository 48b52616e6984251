using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace Atomscale.Build.Help;

/// <summary>A part of a page below a heading.</summary>
internal sealed class PageSection(HeadingBlock heading, IEnumerable<Block> blocks, IEnumerable<PageSection> entries)
{
    public string Title { get; } = MarkdownText.Of(heading.Inline);

    /// <summary>The heading's line, from 1.</summary>
    public int Line { get; } = heading.Line + 1;

    /// <summary>Where the heading ends in the page's text.</summary>
    public int Start { get; } = heading.Span.End + 1;

    /// <summary>What is directly below the heading.</summary>
    public IReadOnlyList<Block> Blocks { get; } = [.. blocks];

    /// <summary>The parts below headings of the next level.</summary>
    public IReadOnlyList<PageSection> Entries { get; } = [.. entries];

    /// <summary>Where the part ends in the page's text, the parts below it too.</summary>
    public int End => Entries.Count > 0 ? Entries[^1].End : Blocks.Count > 0 ? Blocks[^1].Span.End + 1 : Start;

    /// <summary>The text outside of code blocks.</summary>
    public IReadOnlyList<string> Paragraphs => MarkdownText.Paragraphs(Blocks);

    /// <summary>The entry of this title, or null.</summary>
    public PageSection? Find(string title) => Entries.FirstOrDefault(entry => entry.Title == title);

    /// <summary>The code blocks of a language.</summary>
    public IEnumerable<FencedCodeBlock> Code(string language) => Blocks.OfType<FencedCodeBlock>().Where(code => code.Info == language);
}
