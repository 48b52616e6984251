namespace Atomscale.PowerShell.Tests.Pester;

/// <summary>How a test of Pester's went.</summary>
/// <param name="Name">Its path: the names of its blocks and its own, joined by dots.</param>
/// <param name="Result">Pester's word: Passed, Failed, Skipped.</param>
/// <param name="Errors">What failed and where; empty when nothing did.</param>
public sealed record PesterOutcome(string Name, string Result, string Errors);
