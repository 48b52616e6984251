using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>A disk in memory of a few MiB, mounted for one test. Only root on Linux can have one.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(int mebibytes)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"atomscale-disk-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
        try
        {
            Run("mount", string.Format(CultureInfo.InvariantCulture, "-t tmpfs -o size={0}m tmpfs {1}", mebibytes, Path));
        }
        catch
        {
            Directory.Delete(Path);
            throw;
        }
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Why no such disk can be had here; null when it can.</summary>
    public static string? WhyNot()
    {
        try
        {
            new SmallDisk(1).Dispose();
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"A small disk cannot be mounted here: {fault.Message}";
        }
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var file = new FileStream(this["filling"], FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var buffer = new byte[4096];
        try
        {
            while (true) file.Write(buffer, 0, buffer.Length);
        }
        catch (IOException)
        {
            // That is full.
        }
    }

    public void Resize(int mebibytes) => Run("mount", string.Format(CultureInfo.InvariantCulture, "-o remount,size={0}m {1}", mebibytes, Path));

    public void MakeReadOnly() => Run("mount", $"-o remount,ro {Path}");

    public void Dispose()
    {
        // Lazily: a file that a test left open must not hide why it failed.
        Run("umount", $"-l {Path}");
        Directory.Delete(Path);
    }

    private static void Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {said.Trim()}");
    }
}
