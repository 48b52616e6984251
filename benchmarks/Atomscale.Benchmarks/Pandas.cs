using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Atomscale.Benchmarks;

/// <summary>Runs a script of this folder in Debian's Python, which has pandas.</summary>
internal static class Pandas
{
    /// <summary>The numbers that the script prints; null, and said why, where it cannot run.</summary>
    public static double[]? Run(string script, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Engine.RepositoryRoot, "benchmarks", script), .. arguments]) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0) return Array.ConvertAll(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), number => double.Parse(number, CultureInfo.InvariantCulture));
            Console.WriteLine("pandas: the script failed; Debian's python3-pandas is wanted.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("pandas: there is no /usr/bin/python3.");
        }

        return null;
    }
}
