using SkiaSharp;

namespace Atomscale.Graphics.Drawing;

/// <summary>A piece of a text that one font draws.</summary>
internal sealed class TextRun(string text, SKTypeface typeface, bool isRaised)
{
    public string Text { get; } = text;

    public SKTypeface Typeface { get; } = typeface;

    /// <summary>Whether it is drawn small and high, as an exponent.</summary>
    public bool IsRaised { get; } = isRaised;
}
