namespace Atomscale.PowerShell;

/// <summary>A value on offer to the Tab key, with a text that describes it.</summary>
internal sealed class CompletionValue(string text, string? tip)
{
    public string Text { get; } = text;

    public string Tip { get; } = string.IsNullOrWhiteSpace(tip) ? text : tip!;
}
