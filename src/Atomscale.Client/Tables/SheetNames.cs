using System;

namespace Atomscale.Client.Tables;

/// <summary>What a sheet of a workbook may be called.</summary>
internal static class SheetNames
{
    /// <summary>The name when none is given.</summary>
    public const string Default = "Table";

    private const int MostLetters = 31;
    private const string Reserved = "History";

    private static readonly char[] s_forbidden = ['[', ']', ':', '*', '?', '/', '\\'];

    /// <summary>Checks a name by the rules of Excel, which does not open a file that breaks them.</summary>
    /// <exception cref="AtomscaleException">BadInput.</exception>
    public static void Check(string name)
    {
        var why = string.IsNullOrWhiteSpace(name) ? "it is empty"
            : name.Length > MostLetters ? $"it has more than {MostLetters} letters"
            : name.IndexOfAny(s_forbidden) >= 0 ? "[ ] : * ? / \\ cannot stand in it"
            : name[0] == '\'' || name[name.Length - 1] == '\'' ? "it begins or ends with an apostrophe"
            : name.Equals(Reserved, StringComparison.OrdinalIgnoreCase) ? "Excel keeps it for itself"
            : Array.Exists(name.ToCharArray(), char.IsControl) ? "it holds control characters"
            : null;
        if (why is not null) throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"A sheet cannot have this name: {why}.", "Give another -SheetName.");
    }
}
