using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Atomscale.PowerShell.Tests.Terminals;

/// <summary>A test that needs tmux: decided at discovery, reported as skipped with the reason where there is none.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = WhyNot;

    /// <summary>Why no terminal can be had here; null when one can.</summary>
    public static string? WhyNot { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "tmux"))) ? null : "There is no tmux on PATH.";
}
