using Xunit;

namespace Atomscale.PowerShell.Tests.Terminals;

/// <summary>Tests that need tmux: decided at discovery, reported as skipped with the reason where there is none.</summary>
internal sealed class TerminalTheoryAttribute : TheoryAttribute
{
    public TerminalTheoryAttribute() => Skip = TerminalFactAttribute.WhyNot;
}
