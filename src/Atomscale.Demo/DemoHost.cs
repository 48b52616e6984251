using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace Atomscale.Demo;

/// <summary>A host that writes to the console and cannot be asked anything.</summary>
internal sealed class DemoHost : PSHost
{
    public int ExitCode { get; private set; }

    public override string Name => "Atomscale demo";

    public override Version Version { get; } = typeof(DemoHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI { get; } = new DemoUserInterface();

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }
}
