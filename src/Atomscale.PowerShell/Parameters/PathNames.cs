using System;
using System.Runtime.InteropServices;

namespace Atomscale.PowerShell;

/// <summary>When two full paths name the same file.</summary>
internal static class PathNames
{
    /// <summary>Case counts on Linux alone.</summary>
    public static StringComparer Comparer { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
}
