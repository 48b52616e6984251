using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Atomscale.Client.Sync.Ledger;

/// <summary>Paths below a folder, as ledgers have them: with slashes, so that one that moves to another drive or system is still right.</summary>
internal static class SyncPath
{
    private static readonly bool s_isCaseSensitive = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    /// <summary>A folder's path without a separator at its end.</summary>
    public static string Folder(string path)
    {
        var full = Path.GetFullPath(path);
        var trimmed = full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return trimmed.Length < (Path.GetPathRoot(full)?.Length ?? 0) ? full : trimmed;
    }

    /// <summary>The path of a file below a folder.</summary>
    public static string Relative(string folder, string path) => path.Substring(folder.Length).TrimStart(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The full path of a file.</summary>
    public static string Full(string folder, string relative) => Path.Combine(folder, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>What two spellings of one path have in common: case counts on Linux alone.</summary>
    public static string Key(string path) => s_isCaseSensitive ? path : path.ToUpperInvariant();

    /// <summary>Whether two paths are the same.</summary>
    public static bool Same(string one, string other) => string.Equals(Key(one), Key(other), StringComparison.Ordinal);
}
