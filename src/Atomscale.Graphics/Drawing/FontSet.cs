using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace Atomscale.Graphics.Drawing;

/// <summary>
/// The fonts of one weight: the system's, and others of the system for the characters that it lacks (Skia draws a text with one font
/// only). Exponents are drawn with its digits, since many fonts have only some of Unicode's.
/// </summary>
internal sealed class FontSet(SKTypeface main) : IDisposable
{
    private const string Superscripts = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207A\u207B";
    private const string Raised = "0123456789+\u2212";

    private readonly Dictionary<int, SKTypeface?> _others = [];

    public IReadOnlyList<TextRun> Runs(string text)
    {
        var runs = new List<TextRun>();
        var piece = new StringBuilder();
        var (font, isRaised) = (main, false);
        for (var index = 0; index < text.Length; index++)
        {
            var superscript = Superscripts.IndexOf(text[index]);
            var length = char.IsSurrogatePair(text, index) ? 2 : 1;
            var next = superscript >= 0 ? main : FontOf(length == 2 ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index]);
            if (piece.Length > 0 && (next != font || isRaised != superscript >= 0)) Finish();
            (font, isRaised) = (next, superscript >= 0);
            if (isRaised) piece.Append(Raised[superscript]);
            else piece.Append(text, index, length);
            index += length - 1;
        }

        if (piece.Length > 0) Finish();
        return runs;

        void Finish()
        {
            runs.Add(new TextRun(piece.ToString(), font, isRaised));
            piece.Clear();
        }
    }

    public void Dispose()
    {
        foreach (var other in _others.Values) other?.Dispose();
        main.Dispose();
    }

    private SKTypeface FontOf(int character)
    {
        if (main.ContainsGlyph(character)) return main;
        if (!_others.TryGetValue(character, out var other)) _others[character] = other = Find(character);
        return other ?? main;
    }

    private SKTypeface? Find(int character)
    {
        var fonts = SKFontManager.Default;
        if (fonts.MatchCharacter(null, main.FontStyle, null, character) is { } found) return found;
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) return null;
        // The library that is shipped for Linux knows the folder of fonts, and cannot be asked for a character.
        foreach (var family in fonts.FontFamilies)
        {
            var font = fonts.MatchFamily(family, main.FontStyle);
            if (font?.ContainsGlyph(character) == true) return font;
            font?.Dispose();
        }

        return null;
    }
}
