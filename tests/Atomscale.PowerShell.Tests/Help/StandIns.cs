using System.IO;
using Atomscale.PowerShell.Tests.Engine;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>The script with stand-ins for commands that the hosted engine lacks.</summary>
internal static class StandIns
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Session.RepositoryRoot, "tests", "Atomscale.PowerShell.Tests", "Help", "stand-ins.ps1"));
}
