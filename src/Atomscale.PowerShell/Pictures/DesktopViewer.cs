using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Atomscale.PowerShell;

/// <summary>Opens a file with the desktop's own viewer.</summary>
internal static class DesktopViewer
{
    /// <exception cref="AtomscaleException">NoDesktop.</exception>
    public static void RequireDesktop()
    {
        if (!HasDesktop(Environment.GetEnvironmentVariable)) throw Missing(null);
    }

    /// <exception cref="AtomscaleException">NoDesktop.</exception>
    public static void Open(string path)
    {
        try
        {
            using var viewer = Process.Start(Command(path));
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw Missing(error);
        }
    }

    internal static bool HasDesktop(Func<string, string?> variable)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) return Environment.UserInteractive;
        return !string.IsNullOrEmpty(variable("DISPLAY")) || !string.IsNullOrEmpty(variable("WAYLAND_DISPLAY"));
    }

    private static ProcessStartInfo Command(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return new ProcessStartInfo(path) { UseShellExecute = true };
        var opener = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "open" : "xdg-open";
        // The path is ours and holds no quotes.
        return new ProcessStartInfo(opener, $"\"{path}\"") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
    }

    private static AtomscaleException Missing(Exception? error) => new(
        AtomscaleErrorKind.NoDesktop,
        "There is no desktop here that could show a picture.",
        "Write a file with Export-AtomscalePlot, or use -InTerminal in a terminal that draws Sixel graphics.",
        innerException: error);
}
