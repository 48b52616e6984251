using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Atomscale.Client.IO;

/// <summary>The names that one command gives to the files of results in a folder: safe on every system, the same in every run, each once.</summary>
public sealed class ResultFileNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name: what the entry's file is called, what is shown of it, and the entry's id.</summary>
    /// <param name="item">The result, or series on one clock.</param>
    /// <param name="shown">What is shown of it, such as mask; null for all.</param>
    /// <param name="ending">The file's ending, with its dot.</param>
    public string Take(object item, string? shown, string ending)
    {
        var (stem, id) = item is AtomscaleResult result ? (Stem(result), result.DataId) : ("series", "joint");
        var name = ServerFileName.WithId(ServerFileName.Clean(stem + ending, "result" + ending), id);
        if (shown is not null) name = Path.GetFileNameWithoutExtension(name) + "_" + shown + ending;
        var first = Path.GetFileNameWithoutExtension(name);
        for (var number = 2; !_taken.Add(name); number++) name = $"{first}_{number.ToString(CultureInfo.InvariantCulture)}{ending}";
        return name;
    }

    private static string Stem(AtomscaleResult result) => Path.GetFileNameWithoutExtension(ServerFileName.Clean(result.FileName ?? result.DataType, result.DataType)) + TimeOf(result);

    // The snapshots of a video share its name and its id.
    private static string TimeOf(AtomscaleResult result) => result switch
    {
        RheedImageResult { Timestamp: { } seconds } => At(seconds),
        OpticalImageResult { Timestamp: { } seconds } => At(seconds),
        _ => "",
    };

    private static string At(double seconds) => $"_{seconds.ToString("0.###", CultureInfo.InvariantCulture)}s";
}
