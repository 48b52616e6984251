using System;
using System.Runtime.InteropServices;

namespace Atomscale.Client.IO;

/// <summary>The length of paths that .NET Framework can open; newer ones have no limit of their own.</summary>
public static class PathLimit
{
    private const int Longest = 259;

    private static readonly bool s_isLimited = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>Refuses a path that this edition cannot open.</summary>
    /// <exception cref="AtomscaleException">BadInput.</exception>
    public static void Check(string path)
    {
        if (s_isLimited && path.Length > Longest)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{path}' has {path.Length} characters; Windows PowerShell takes {Longest}.", "Use a shorter folder, or PowerShell 7.");
    }
}
