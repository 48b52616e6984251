using System;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Whether somebody is there to answer a question.</summary>
internal static class Interaction
{
    public static bool CanPrompt(PSCmdlet command) =>
        command.Host.Name == "ConsoleHost" && Environment.UserInteractive && !Console.IsInputRedirected
        && !ProgressRule.IsNonInteractive(Environment.GetCommandLineArgs());
}
