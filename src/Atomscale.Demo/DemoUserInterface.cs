using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace Atomscale.Demo;

/// <summary>Text to the console, errors and warnings to its error stream; no progress, no prompts.</summary>
internal sealed class DemoUserInterface : PSHostUserInterface
{
    private static readonly bool s_isPlain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    public override PSHostRawUserInterface RawUI { get; } = new DemoRawUserInterface();

    public override void Write(string value) => Console.Write(Shown(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Console.Write(Shown(value));

    public override void WriteLine(string value) => Console.WriteLine(Shown(value));

    public override void WriteErrorLine(string value) => Console.Error.WriteLine(value);

    public override void WriteWarningLine(string message) => Console.Error.WriteLine($"WARNING: {message}");

    public override void WriteDebugLine(string message) => Console.Error.WriteLine($"DEBUG: {message}");

    public override void WriteVerboseLine(string message) => Console.Error.WriteLine($"VERBOSE: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record) { }

    public override string ReadLine() => throw Unattended();

    public override SecureString ReadLineAsSecureString() => throw Unattended();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Unattended();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw Unattended();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Unattended();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Unattended();

    // The engine decorates table headers whatever the host can show.
    private static string Shown(string value) => s_isPlain ? new StringDecorated(value).ToString(OutputRendering.PlainText) : value;

    private static NotSupportedException Unattended() => new("The demo runs by itself: nobody is asked.");
}
