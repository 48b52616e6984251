using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>What an example did in its folder.</summary>
internal sealed class ExampleRun(string folder, int outputCount, IReadOnlyList<string> errors, bool isShown)
{
    public int OutputCount { get; } = outputCount;

    public IReadOnlyList<string> Errors { get; } = errors;

    /// <summary>Whether it wrote something for a person to see.</summary>
    public bool IsShown { get; } = isShown;

    /// <summary>The files that were not there before.</summary>
    public IReadOnlyList<string> NewFiles { get; } =
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path))
            .Where(path => !ExamplePlan.Prepared.Contains(path)),
    ];

    /// <summary>Whether there is a file of this name that holds something, or a folder of this name with a file in it.</summary>
    public bool Has(string path)
    {
        var place = Path.Combine(folder, path);
        return Directory.Exists(place) ? Directory.EnumerateFiles(place).Any() : File.Exists(place) && new FileInfo(place).Length > 0;
    }

    /// <summary>Makes the folder that an example runs in.</summary>
    public static string Prepare(string root, Example example)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, example.Name)).FullName;
        foreach (var name in ExamplePlan.Prepared) File.WriteAllText(Path.Combine(folder, name), $"{name}\n1 2 3\n");
        return folder;
    }
}
