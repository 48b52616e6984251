using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace Atomscale.Demo;

/// <summary>How the PowerShell that the build installed is started.</summary>
internal static class PwshStart
{
    /// <summary>A start of that pwsh, which scripts in it find by the name <c>pwsh</c> too.</summary>
    public static ProcessStartInfo Create(string pwsh, IEnumerable<string> arguments)
    {
        // The tool starts the dotnet on PATH, and may itself be on a runtime that is installed in no default place.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return new ProcessStartInfo(pwsh, arguments)
        {
            UseShellExecute = false,
            Environment =
            {
                ["PATH"] = string.Join(Path.PathSeparator, Path.GetDirectoryName(pwsh), dotnet, Environment.GetEnvironmentVariable("PATH")),
                ["DOTNET_ROOT"] = dotnet,
                ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
                ["POWERSHELL_UPDATECHECK"] = "Off",
            },
        };
    }
}
