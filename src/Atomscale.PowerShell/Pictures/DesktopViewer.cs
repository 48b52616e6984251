using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Atomscale.PowerShell;

/// <summary>Opens a file with the desktop's own viewer.</summary>
internal static class DesktopViewer
{
    private const int PatienceMilliseconds = 1_000;

    /// <exception cref="AtomscaleException">NoDesktop.</exception>
    public static void RequireDesktop()
    {
        if (!HasDesktop(Environment.GetEnvironmentVariable)) throw Missing(null);
    }

    /// <summary>Opens a file or folder, and does not wait for the viewer.</summary>
    /// <exception cref="AtomscaleException">NoDesktop: nothing here opens it.</exception>
    public static void Open(string path)
    {
        try
        {
            using var opener = Process.Start(Command(path));
            // What has no viewer for the file says so at once; what is still there after this is the viewer.
            if (opener is not null && !IsShell && opener.WaitForExit(PatienceMilliseconds) && opener.ExitCode != 0) throw Missing(null);
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

    private static bool IsShell => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private static ProcessStartInfo Command(string path)
    {
#if NETFRAMEWORK
        return new ProcessStartInfo(path) { UseShellExecute = true };
#else
        if (IsShell) return new ProcessStartInfo(path) { UseShellExecute = true };
        var opener = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "open" : "xdg-open";
        // The terminal is the command's: a viewer neither writes to it nor reads its keys.
        return new ProcessStartInfo(opener, [path]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
#endif
    }

    private static AtomscaleException Missing(Exception? error) => new(
        AtomscaleErrorKind.NoDesktop,
        "There is no desktop here that could show a picture.",
        "Write a file with Export-AtomscalePlot, or use -InTerminal in a terminal that draws Sixel graphics.",
        innerException: error);
}
