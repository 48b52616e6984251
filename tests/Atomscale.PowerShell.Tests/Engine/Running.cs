using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Atomscale.Testing;

namespace Atomscale.PowerShell.Tests.Engine;

/// <summary>A script that is under way.</summary>
internal sealed class Running : IDisposable
{
    private readonly System.Management.Automation.PowerShell _shell;
    private readonly PSDataCollection<PSObject> _output = [];
    private readonly IAsyncResult _handle;
    private readonly bool _mayFailInternally;

    public Running(Runspace runspace, string script, object?[] input, bool mayFailInternally = false)
    {
        _mayFailInternally = mayFailInternally;
        _shell = System.Management.Automation.PowerShell.Create(runspace).AddScript(script);
        var items = new PSDataCollection<object?>(input);
        items.Complete();
        _handle = _shell.BeginInvoke(items, _output);
    }

    /// <summary>How many objects have come out so far.</summary>
    public int OutputCount => _output.Count;

    /// <summary>Whether a record of progress like this has come so far.</summary>
    public bool HasShown(Predicate<ProgressRecord> like)
    {
        var shown = _shell.Streams.Progress;
        for (var index = 0; index < shown.Count; index++)
        {
            if (like(shown[index])) return true;
        }

        return false;
    }

    public bool IsCompleted => _handle.IsCompleted;

    /// <summary>Presses Ctrl+C and waits for the end.</summary>
    public void Stop()
    {
        _shell.BeginStop(null, null);
        WaitForEnd();
    }

    /// <summary>Waits for the end.</summary>
    public Outcome Finish()
    {
        WaitForEnd();

        Exception? failure = null;
        try
        {
            _shell.EndInvoke(_handle);
        }
        catch (RuntimeException fault)
        {
            failure = fault;
        }

        var records = failure is RuntimeException ended ? [.. _shell.Streams.Error, ended.ErrorRecord] : _shell.Streams.Error.ToArray();
        if (!_mayFailInternally && records.FirstOrDefault(record => record.FullyQualifiedErrorId.StartsWith("Atomscale.InternalError", StringComparison.Ordinal)) is { } defect)
            throw new InvalidOperationException($"{_shell.Commands.Commands[0].CommandText}: {defect.Exception.InnerException ?? defect.Exception}");

        // Nor does any message name a type that users cannot.
        string?[] texts = [.. records.SelectMany(record => new[] { record.ToString(), record.ErrorDetails?.RecommendedAction }), .. _shell.Streams.Warning.Select(record => record.Message), .. _shell.Streams.Verbose.Select(record => record.Message)];
        if (texts.FirstOrDefault(text => text is not null && (text.Contains("Atomscale.Client.", StringComparison.Ordinal) || text.Contains("Atomscale.Graphics.", StringComparison.Ordinal))) is { } named)
            throw new InvalidOperationException($"{_shell.Commands.Commands[0].CommandText}: a message names a type of the module's inside: {named}");

        return new Outcome([.. _output], [.. _shell.Streams.Error], [.. _shell.Streams.Warning], [.. _shell.Streams.Verbose], [.. _shell.Streams.Progress], failure as RuntimeException);
    }

    public void Dispose() => _shell.Dispose();

    private void WaitForEnd()
    {
        if (_handle.AsyncWaitHandle.WaitOne(Wait.Limit)) return;
        _shell.BeginStop(null, null);
        throw new TimeoutException($"The script did not end within {Wait.Limit.TotalSeconds:0} s: {_shell.Commands.Commands[0].CommandText}");
    }
}
