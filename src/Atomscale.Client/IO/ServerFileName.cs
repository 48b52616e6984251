using System;
using System.Linq;
using System.Text;

namespace Atomscale.Client.IO;

/// <summary>
/// Makes a file name out of what a server calls a file. The rules are the same on every system, so that a folder filled on Linux can be
/// copied to Windows: no separators, no device names, no alternate streams, no control or invisible characters, no trailing dots or
/// spaces, at most 200 characters.
/// </summary>
internal static class ServerFileName
{
    /// <summary>Room is left for an id and for .part.json within the 255 bytes or characters that file systems take.</summary>
    public const int MaximumLength = 200;

    private const int MaximumBytes = 200;
    private const int LongestExtension = 20;
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];

    /// <summary>A name that is safe in any folder.</summary>
    /// <param name="name">What the server said.</param>
    /// <param name="fallback">What the file is called when nothing is left; itself safe.</param>
    public static string Clean(string name, string fallback)
    {
        // Half of a surrogate pair is no character; a name that holds one loses them all.
        var isBroken = HasHalfPair(name);
        var text = new string(name.Where(character => !IsInvisible(character)).Select(character => isBroken && char.IsSurrogate(character) ? '_' : character).ToArray());
        // What is before the last separator is a folder, which a server has no say in.
        text = text.Normalize(NormalizationForm.FormC);
        text = text.Substring(text.LastIndexOfAny(['/', '\\']) + 1);
        text = new string(text.Select(character => Forbidden.IndexOf(character) >= 0 ? '_' : character).ToArray());
        text = Trim(text);
        if (text.Length == 0 || text.All(character => character is '.' or '_' or ' ')) return fallback;
        if (IsDevice(text)) text = "_" + text;
        return Shortened(text, MaximumLength);
    }

    /// <summary>The name with an id before its ending, which makes it unique.</summary>
    public static string WithId(string name, string id)
    {
        var dot = Ending(name);
        var suffix = "_" + Clean(id, "id");
        return Shortened(name.Substring(0, dot), Math.Max(1, MaximumLength - suffix.Length - (name.Length - dot))) + suffix + name.Substring(dot);
    }

    private static bool HasHalfPair(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index])) continue;
            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1])) return true;
            index++;
        }

        return false;
    }

    // Controls, and marks that turn the direction of text or take no room: they hide what a name is.
    private static bool IsInvisible(char character) =>
        char.IsControl(character) || character is '\u00AD' or >= '\u200B' and <= '\u200F' or >= '\u2028' and <= '\u202E' or >= '\u2060' and <= '\u206F' or '\uFEFF' or >= '\uFFF0' and <= '\uFFFB' or '\uFFFE' or '\uFFFF';

    private static string Trim(string text) => text.TrimStart().TrimEnd('.', ' ', '\t', '\u00A0', '\u3000');

    // Windows takes "con.txt", "com1 .log" and superscript digits for devices too.
    private static bool IsDevice(string text)
    {
        var stem = text.Split('.')[0].TrimEnd().ToUpperInvariant();
        return s_devices.Contains(stem)
            || stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && "0123456789¹²³".IndexOf(stem[3]) >= 0;
    }

    private static int Ending(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && name.Length - dot <= LongestExtension ? dot : name.Length;
    }

    // The ending stays: programs go by it. Linux counts bytes, Windows characters.
    private static string Shortened(string text, int limit)
    {
        if (Fits(text, limit)) return text;
        var ending = text.Substring(Ending(text));
        var stem = text.Substring(0, text.Length - ending.Length);
        while (stem.Length > 1 && !Fits(stem + ending, limit)) stem = stem.Substring(0, stem.Length - (stem.Length > 2 && char.IsLowSurrogate(stem[stem.Length - 1]) ? 2 : 1));
        return Trim(stem) + ending;
    }

    private static bool Fits(string text, int limit) => text.Length <= limit && Encoding.UTF8.GetByteCount(text) <= MaximumBytes;
}
