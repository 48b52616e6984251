using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using YamlDotNet.Serialization;

namespace Atomscale.Build.Help;

/// <summary>The page of one command: Markdown in the platyPS schema of 2024-05-01.</summary>
internal sealed class HelpPage
{
    public const string Synopsis = "SYNOPSIS";
    public const string Syntax = "SYNTAX";
    public const string Description = "DESCRIPTION";
    public const string Examples = "EXAMPLES";
    public const string Parameters = "PARAMETERS";
    public const string Inputs = "INPUTS";
    public const string Outputs = "OUTPUTS";
    public const string Notes = "NOTES";
    public const string Links = "RELATED LINKS";

    private const int SectionLevel = 2;
    private const int EntryLevel = 3;

    private static readonly MarkdownPipeline s_markdown = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePreciseSourceLocation().Build();

    private HelpPage(string path, string text)
    {
        Path = path;
        Text = text;
        var blocks = Markdown.Parse(text, s_markdown).ToArray();
        FrontMatter = blocks is [YamlFrontMatterBlock front, ..]
            ? new DeserializerBuilder().Build().Deserialize<Dictionary<string, string?>>(front.Lines.ToString())
            : [];
        Sections = [.. Split(blocks, SectionLevel).Select(section => new PageSection(section.Heading, section.Blocks.TakeWhile(block => !IsHeading(block, EntryLevel)), Entries(section.Blocks)))];
    }

    /// <summary>The names of all sections, in their order.</summary>
    public static IReadOnlyList<string> AllSections { get; } = [Synopsis, Syntax, Description, Examples, Parameters, Inputs, Outputs, Notes, Links];

    public string Path { get; }

    public string Text { get; }

    /// <summary>The command, from the file's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyDictionary<string, string?> FrontMatter { get; }

    public IReadOnlyList<PageSection> Sections { get; }

    /// <summary>The section of this name, or null.</summary>
    public PageSection? this[string section] => Sections.FirstOrDefault(each => each.Title == section);

    public static HelpPage Read(string path) => new(path, File.ReadAllText(path).ReplaceLineEndings("\n"));

    /// <summary>The empty page of a new command.</summary>
    public static HelpPage New(string folder, CommandDescription command)
    {
        var front = $"---\ndocument type: cmdlet\nexternal help file: {MamlFile.Name}\nLocale: en-US\nModule Name: Atomscale\nPlatyPS schema version: 2024-05-01\ntitle: {command.Name}\n---\n";
        var sections = AllSections.Select(section => section == Parameters ? string.Join("\n", [$"## {section}\n", .. command.Parameters.Select(parameter => $"### -{parameter.Name}\n")]) : $"## {section}\n");
        return new HelpPage(System.IO.Path.Combine(folder, command.Name + ".md"), $"{front}\n# {command.Name}\n\n{string.Join("\n", sections)}");
    }

    private static IEnumerable<PageSection> Entries(IReadOnlyList<Block> blocks) =>
        Split(blocks, EntryLevel).Select(entry => new PageSection(entry.Heading, entry.Blocks, []));

    private static IEnumerable<(HeadingBlock Heading, IReadOnlyList<Block> Blocks)> Split(IReadOnlyList<Block> blocks, int level) =>
        from place in Enumerable.Range(0, blocks.Count)
        where IsHeading(blocks[place], level)
        select ((HeadingBlock)blocks[place], (IReadOnlyList<Block>)[.. blocks.Skip(place + 1).TakeWhile(block => block is not HeadingBlock heading || heading.Level > level)]);

    private static bool IsHeading(Block block, int level) => block is HeadingBlock heading && heading.Level == level;
}
