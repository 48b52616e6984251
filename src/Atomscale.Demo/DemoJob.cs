namespace Atomscale.Demo;

/// <summary>What an engine is to run.</summary>
/// <param name="Script">The script file with the steps.</param>
/// <param name="Manifest">The module's manifest, as it is shown and typed.</param>
/// <param name="Sandbox">The server to talk to.</param>
internal sealed record DemoJob(string Script, string Manifest, SandboxProcess Sandbox);
