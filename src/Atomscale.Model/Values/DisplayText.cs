using System;

namespace Atomscale;

/// <summary>Text for a terminal: messages hold names and words from the server and from files.</summary>
internal static class DisplayText
{
    /// <summary>The text with a space for each control character and for each character that changes the direction of what follows: one line, without terminal codes.</summary>
    public static string Of(string text) => Array.Exists(text.ToCharArray(), IsUnsafe) ? new string(Array.ConvertAll(text.ToCharArray(), Safe)) : text;

    private static char Safe(char character) => IsUnsafe(character) ? ' ' : character;

    private static bool IsUnsafe(char character) =>
        char.IsControl(character) || character is >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
