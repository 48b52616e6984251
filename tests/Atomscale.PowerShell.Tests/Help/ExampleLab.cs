using System;
using System.IO;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;

namespace Atomscale.PowerShell.Tests.Help;

/// <summary>
/// A sandbox of the examples' own, since they make and delete things; its key and address in the environment; and a folder for their files.
/// </summary>
public sealed class ExampleLab : IDisposable
{
    private readonly (string Name, string? Before)[] _variables;

    public ExampleLab()
    {
        Root = Directory.CreateTempSubdirectory("atomscale-examples-").FullName;
        _variables =
        [
            Set("AS_API_KEY", Sandbox.Key),
            Set("AS_API_ENDPOINT", Sandbox.Endpoint.ToString()),
            Set("ATOMSCALE_STATE_PATH", Path.Combine(Root, "state")),
            // Runspaces of ForEach-Object -Parallel find the module here.
            Set("PSModulePath", Path.GetDirectoryName(Session.ModuleFolder) + Path.PathSeparator + Environment.GetEnvironmentVariable("PSModulePath")),
        ];
    }

    internal SandboxProcess Sandbox { get; } = SandboxProcess.Start("--analysis-seconds", "0,0");

    internal string Root { get; }

    public void Dispose()
    {
        foreach (var (name, before) in _variables) Environment.SetEnvironmentVariable(name, before);
        Sandbox.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private static (string, string?) Set(string name, string value)
    {
        var before = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
        return (name, before);
    }
}
