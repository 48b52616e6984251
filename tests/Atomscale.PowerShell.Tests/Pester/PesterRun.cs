using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.PowerShell.Tests.RealEngine;

namespace Atomscale.PowerShell.Tests.Pester;

/// <summary>One run of Pester over all files in tests/Pester, in the pwsh that the build installed.</summary>
public sealed class PesterRun
{
    public PesterRun()
    {
        var results = Path.GetTempFileName();
        try
        {
            var script = Path.Combine(Session.RepositoryRoot, "tests", "Atomscale.PowerShell.Tests", "Pester", "run-pester.ps1");
            var module = typeof(PesterRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Pester").Value!;
            Pwsh.RunFile(null, script, module, TestFolder, results);
            using var document = JsonDocument.Parse(File.ReadAllText(results));
            Errors = document.RootElement.GetProperty("Errors").GetString()!;
            Outcomes = document.RootElement.GetProperty("Tests").Deserialize<PesterOutcome[]>()!;
        }
        finally
        {
            File.Delete(results);
        }
    }

    /// <summary>Where the Pester files are.</summary>
    public static string TestFolder { get; } = Path.Combine(Session.RepositoryRoot, "tests", "Pester");

    /// <summary>What failed outside of a test, such as a file that cannot be read or a BeforeAll; empty when nothing did.</summary>
    public string Errors { get; }

    public IReadOnlyList<PesterOutcome> Outcomes { get; }
}
