using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Atomscale.Build.Help;

namespace Atomscale.Build;

/// <summary>
/// The programs of the build: <c>help</c> makes the file that Get-Help reads, <c>pages</c> brings the pages' generated parts up to date.
/// </summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongArguments = 2;

    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["help", var assembly, var pages, var output]:
                return MakeHelp(assembly, pages, output);
            case ["pages", var assembly, var pages]:
                return RefreshPages(assembly, pages);
            default:
                Console.Error.WriteLine("help ASSEMBLY PAGES OUTPUT   writes the MAML file of the commands; fails when a page is wrong");
                Console.Error.WriteLine("pages ASSEMBLY PAGES         writes SYNTAX and the YAML blocks of the pages anew, and new pages for new commands");
                return WrongArguments;
        }
    }

    private static int MakeHelp(string assembly, string folder, string output)
    {
        var commands = CommandReader.Read(assembly);
        var pages = ReadPages(folder);
        var errors = PageCheck.Run(commands, pages, folder);
        foreach (var error in errors) Console.WriteLine(error);
        if (errors.Count > 0) return Failed;
        MamlFile.Write(output, commands.Select(command => (command, pages.Single(page => page.Name == command.Name))));
        return 0;
    }

    private static int RefreshPages(string assembly, string folder)
    {
        var pages = ReadPages(folder);
        foreach (var command in CommandReader.Read(assembly))
        {
            var page = pages.SingleOrDefault(page => page.Name == command.Name) ?? HelpPage.New(folder, command);
            if (PageRefresh.Run(page, command)) Console.WriteLine($"{page.Path}: written");
        }

        return 0;
    }

    private static List<HelpPage> ReadPages(string folder) => [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(HelpPage.Read)];
}
