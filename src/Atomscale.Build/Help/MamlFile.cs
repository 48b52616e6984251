using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Atomscale.Build.Help;

/// <summary>The file that Get-Help reads: MAML, as PowerShell has read it since version 1.</summary>
internal static class MamlFile
{
    /// <summary>The file's name: PowerShell looks for it by the name of the assembly that holds the commands.</summary>
    public const string Name = "Atomscale.PowerShell.dll-Help.xml";

    private static readonly XNamespace s_items = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static void Write(string path, IEnumerable<(CommandDescription Command, HelpPage Page)> items)
    {
        var root = new XElement(
            s_items + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", s_maml),
            new XAttribute(XNamespace.Xmlns + "command", s_command),
            new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            items.Select(item => CommandOf(item.Command, item.Page)));
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        root.WriteTo(writer);
    }

    private static XElement CommandOf(CommandDescription command, HelpPage page) => new(
        s_command + "command",
        new XElement(
            s_command + "details",
            new XElement(s_command + "name", command.Name),
            new XElement(s_command + "verb", command.Verb),
            new XElement(s_command + "noun", command.Noun),
            Description(page[HelpPage.Synopsis]!)),
        Description(page[HelpPage.Description]!),
        new XElement(s_command + "syntax", command.ParameterSets.Select(set => SyntaxItem(command, page, set))),
        new XElement(s_command + "parameters", command.Parameters.Select(parameter => Parameter(parameter, parameter.Sets[0].Info, page))),
        new XElement(s_command + "inputTypes", page[HelpPage.Inputs]!.Entries.Select(entry => new XElement(s_command + "inputType", Type(entry.Title), Description(entry)))),
        new XElement(s_command + "returnValues", page[HelpPage.Outputs]!.Entries.Select(entry => new XElement(s_command + "returnValue", Type(entry.Title), Description(entry)))),
        new XElement(s_maml + "alertSet", new XElement(s_maml + "alert", Notes(page[HelpPage.Notes]!))),
        new XElement(s_command + "examples", page[HelpPage.Examples]!.Entries.Select(Example)),
        new XElement(s_command + "relatedLinks", PageLink.Of(page).Select(Link)));

    private static XElement SyntaxItem(CommandDescription command, HelpPage page, CommandParameterSetInfo set) => new(
        s_command + "syntaxItem",
        new XElement(s_maml + "name", command.Name),
        command.Ordered(set).Select(item => Parameter(item.Parameter, item.InSet, page)));

    private static XElement Parameter(ParameterDescription parameter, CommandParameterInfo inSet, HelpPage page) => new(
        s_command + "parameter",
        new XAttribute("required", inSet.IsMandatory ? "true" : "false"),
        new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"),
        new XAttribute("globbing", parameter.TakesWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", PipelineInput(inSet)),
        new XAttribute("position", inSet.Position < 0 ? "named" : inSet.Position),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(s_maml + "name", parameter.Name),
        Description(page[HelpPage.Parameters]!.Find("-" + parameter.Name)!),
        parameter.AcceptedValues.Count == 0 ? null : new XElement(s_command + "parameterValueGroup", parameter.AcceptedValues.Select(Value)),
        parameter.IsSwitch ? null : Value(parameter.ShortType),
        Type(parameter.ShortType),
        new XElement(s_dev + "defaultValue", parameter.IsSwitch ? "False" : parameter.Default.Length == 0 ? "None" : parameter.Default));

    private static string PipelineInput(CommandParameterInfo inSet) => (inSet.ValueFromPipeline, inSet.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static XElement Value(string text) => new(s_command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), text);

    private static XElement Type(string name) => new(s_dev + "type", new XElement(s_maml + "name", name), new XElement(s_maml + "uri"));

    private static XElement Description(PageSection section) => new(s_maml + "description", Paragraphs(section));

    private static IEnumerable<XElement> Paragraphs(PageSection section) => section.Paragraphs.Select(text => new XElement(s_maml + "para", text));

    // Notes are the one place where Get-Help leaves no empty line between paragraphs, and two around an empty one.
    private static XElement Notes(PageSection section) => new(s_maml + "para", string.Join("\n\n", section.Paragraphs));

    private static XElement Example(PageSection example)
    {
        // The output is below the lines that gave it.
        var code = example.Code("powershell").Concat(example.Code("output")).Select(MarkdownText.Code);
        return new XElement(
            s_command + "example",
            new XElement(s_maml + "title", $"---- {example.Title} ----"),
            new XElement(s_dev + "code", string.Join("\n\n", code)),
            // The empty paragraph parts it from the next one.
            new XElement(s_dev + "remarks", Paragraphs(example), new XElement(s_maml + "para")));
    }

    private static XElement Link(PageLink link) => new(
        s_maml + "navigationLink",
        new XElement(s_maml + "linkText", link.Text),
        new XElement(s_maml + "uri", link.IsAddress ? link.Target : ""));
}
