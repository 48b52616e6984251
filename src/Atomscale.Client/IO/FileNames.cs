using System;
using System.Collections.Generic;
using System.IO;

namespace Atomscale.Client.IO;

/// <summary>The names that one command has given out: each once, whatever the case.</summary>
internal sealed class FileNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly object _gate = new();

    /// <summary>A file's name: the server's or another, cleaned; with the id when it is wanted, or when another file has the name.</summary>
    /// <param name="wanted">What the server, or the entry, calls it; null when nobody does.</param>
    /// <param name="dataId">The entry's id.</param>
    /// <param name="format">The file's format, for a name made of the id.</param>
    /// <param name="appendId">Whether the id is wanted in the name.</param>
    /// <param name="wasChanged">Whether the name is another than was wanted, but for the id.</param>
    public string Take(string? wanted, string dataId, string? format, bool appendId, out bool wasChanged)
    {
        var id = ServerFileName.Clean(dataId, "file");
        var made = ServerFileName.Clean($"{id}.{(string.IsNullOrWhiteSpace(format) ? "mp4" : format!.Trim().TrimStart('.'))}", id);
        var given = !string.IsNullOrWhiteSpace(wanted);
        var name = given ? ServerFileName.Clean(wanted!, made) : made;
        wasChanged = given && name != wanted;
        lock (_gate)
        {
            if (appendId && Path.GetFileNameWithoutExtension(name) != id || _taken.Contains(name)) name = ServerFileName.WithId(name, dataId);
            _taken.Add(name);
        }

        return name;
    }
}
