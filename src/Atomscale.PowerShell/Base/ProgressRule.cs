using System;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Decides whether a command shows progress. A hosted engine gets the records whatever the console is.</summary>
internal static class ProgressRule
{
    private const string ConsoleHost = "ConsoleHost";

    public static bool IsShown(PSCmdlet command, bool noProgress) => IsShown(
        noProgress,
        command.SessionState.PSVariable.GetValue("ProgressPreference")?.ToString(),
        command.Host.Name == ConsoleHost,
        Environment.UserInteractive,
        Console.IsErrorRedirected,
        Environment.GetCommandLineArgs());

    public static bool IsShown(bool noProgress, string? preference, bool isConsole, bool hasUser, bool isErrorRedirected, string[] commandLine)
    {
        if (noProgress || Is(preference, "SilentlyContinue") || Is(preference, "Ignore")) return false;
        return !isConsole || hasUser && !isErrorRedirected && !IsNonInteractive(commandLine);
    }

    public static bool IsNonInteractive(string[] commandLine) => commandLine.Any(IsNonInteractive);

    // powershell.exe takes any unambiguous beginning of a switch, with - or /.
    private static bool IsNonInteractive(string argument)
    {
        const string Switch = "noninteractive";
        const int ShortestForm = 4;
        var name = argument.TrimStart('-', '/').ToLowerInvariant();
        return name.Length < argument.Length && name.Length >= ShortestForm && Switch.StartsWith(name, StringComparison.Ordinal);
    }

    private static bool Is(string? text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
