using System;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Sync;

namespace Atomscale.PowerShell;

/// <summary>The base of commands for scheduled tasks: a log, and the exit code of the process.</summary>
public abstract class SyncCommand : ConnectedCommand
{
    private const int CouldNotStart = 2;
    private const int OtherRun = 3;

    private SyncLog? _log;
    private bool _hasWarnedOfLog;

    /// <summary>How many parts and requests are in flight at most; left out: the connection's own limit.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>The ledger to use instead of the folder's own in the state folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>A file for one line of JSON an event; it is moved aside at 10 MB.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>Ends the process with an exit code when the command line is done: 0 all done, 1 some failed, 2 could not start, 3 another run is at work.</summary>
    [Parameter]
    public SwitchParameter ExitCode { get; set; }

    /// <summary>The full path of the ledger that was named; null: none was.</summary>
    protected string? NamedLedger => Ledger is null ? null : OutputPath.Resolve(this, Ledger);

    /// <summary>Carries out the work on a folder; what ends it is logged, and reported by the exit code.</summary>
    protected void Work(string path, Action<string> sync)
    {
        try
        {
            if (LogPath is not null && !IsWhatIf()) _log = new SyncLog(OutputPath.Resolve(this, LogPath));
            var folder = OutputPath.Resolve(this, path);
            Note(log => log.Begin(folder));
            sync(folder);
        }
        catch (AtomscaleException error)
        {
            Note(log => log.Fail(error));
            Leave(error.Kind == AtomscaleErrorKind.InUse ? OtherRun : CouldNotStart);
            throw;
        }
    }

    /// <summary>On the pipeline thread, last: the exit code of a run.</summary>
    protected void Leave(int code)
    {
        if (!ExitCode) return;
        SessionState.PSVariable.Set("global:LASTEXITCODE", code);
        Host.SetShouldExit(code);
    }

    /// <summary>Whether nothing is to be changed.</summary>
    protected bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>From a worker: asks whether something may be done, as far as it has to be asked.</summary>
    protected async Task<bool> ConfirmAsync(string target, string action)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ending = StopToken.Register(() => answer.TrySetCanceled());
        await PostAsync(() => answer.TrySetResult(ShouldProcess(target, action))).ConfigureAwait(false);
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>From a worker: a warning, which is logged too.</summary>
    protected Task WarnAsync(string message)
    {
        Note(log => log.Warn(message));
        return PostAsync(() => WriteWarning(message));
    }

    // A log that cannot be written any more is no reason to stop.
    internal void Note(Action<SyncLog> write)
    {
        if (_log is not { } log) return;
        try
        {
            write(log);
        }
        catch (AtomscaleException error)
        {
            if (_hasWarnedOfLog) return;
            _hasWarnedOfLog = true;
            Warn($"The log is not complete: {error.Message}");
        }
    }
}
