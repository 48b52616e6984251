#if NET
using System;
using System.Diagnostics;
using Xunit;

namespace Atomscale.Client.Tests.Pictures;

/// <summary>A test that hides the system's fonts from a process: decided at discovery, reported as skipped with the reason where that cannot be done.</summary>
internal sealed class FontlessFactAttribute : FactAttribute
{
    public FontlessFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Fonts can be hidden from a process on Linux only.";
        else if (!CanHide()) Skip = "This system lets nobody hide a folder from a process (unshare).";
    }

    /// <summary>Starts a program that finds no font: an empty folder lies over the one that is read.</summary>
    public static ProcessStartInfo Start(params string[] line)
    {
        var start = new ProcessStartInfo("unshare") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs none /usr/share/fonts && exec \"$@\"", "sh" }) start.ArgumentList.Add(argument);
        foreach (var argument in line) start.ArgumentList.Add(argument);
        return start;
    }

    private static bool CanHide()
    {
        try
        {
            using var process = Process.Start(Start("true"))!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
#endif
