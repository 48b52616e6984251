using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.PowerShell.Tests.Engine;

/// <summary>What a script gave on each stream.</summary>
internal sealed class Outcome(
    IReadOnlyList<PSObject> output,
    IReadOnlyList<ErrorRecord> errors,
    IReadOnlyList<WarningRecord> warnings,
    IReadOnlyList<VerboseRecord> verbose,
    IReadOnlyList<ProgressRecord> progress,
    RuntimeException? failure)
{
    public IReadOnlyList<PSObject> Output { get; } = output;

    public IReadOnlyList<ErrorRecord> Errors { get; } = errors;

    public IReadOnlyList<string> Warnings { get; } = [.. warnings.Select(record => record.Message)];

    public IReadOnlyList<string> Verbose { get; } = [.. verbose.Select(record => record.Message)];

    public IReadOnlyList<ProgressRecord> Progress { get; } = progress;

    /// <summary>The error that ended the script, if one did.</summary>
    public ErrorRecord? Terminating => failure?.ErrorRecord;

    /// <summary>The one error there should be, terminating or not.</summary>
    public ErrorRecord Error => Terminating ?? Errors.Single();

    public Outcome ThrowIfFailed()
    {
        if (failure is not null) throw failure;
        return Errors.Count == 0 ? this : throw new InvalidOperationException(Errors[0].ToString());
    }

    /// <summary>One property of all objects.</summary>
    public IReadOnlyList<object?> Values(string property) => [.. Output.Select(item => item.Properties[property]?.Value)];

    public IReadOnlyList<string?> Texts(string property) => [.. Values(property).Select(value => value?.ToString())];
}
