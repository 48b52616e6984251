using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>
/// The base of every command: one token that Ctrl+C, an ended pipeline and disposal cancel; the bridge from asynchronous work to the
/// pipeline thread; the one place where faults become error records.
/// </summary>
public abstract class AtomscaleCommand : PSCmdlet, IDisposable
{
    // Name resolution on .NET Framework cannot be cancelled: a worker that hangs in it is let go. It owns no file under a final name.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly PipelineQueue _queue = new();
    private bool _wasStopped;

    /// <summary>Cancelled when the command has to end.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>Once, before the first object.</summary>
    protected virtual void Begin() { }

    /// <summary>Once for each object of the pipeline, or once when there is none.</summary>
    protected virtual void Process() { }

    /// <summary>Once, after the last object.</summary>
    protected virtual void End() { }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(() =>
    {
        NamedOrPiped.Check(this);
        Begin();
    });

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(ProcessEach);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(End);

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        _wasStopped = true;
        _stop.Cancel();
    }

    /// <summary>Ends what still runs, and lets go of what the command holds.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Close();
        // The streams of a stopped pipeline take nothing more; its host does.
        if (_wasStopped && StoppedMessage() is { } line) Host.UI.WriteLine(line);
        _wasStopped = false;
        GC.SuppressFinalize(this);
    }

    /// <summary>After Ctrl+C: a line on how to go on; null for none.</summary>
    protected virtual string? StoppedMessage() => null;

    /// <summary>Lets go of what the command holds; runs also when the pipeline ended early.</summary>
    protected virtual void Close() { }

    /// <summary>
    /// Carries out asynchronous work while the pipeline thread writes what it posts. Returns when the work has ended and all is
    /// written. When the pipeline ends first, the work is cancelled and waited for, at most a second.
    /// </summary>
    /// <exception cref="AtomscaleException">The work failed as a whole.</exception>
    protected void Run(Func<Task> work)
    {
        var task = Task.Run(work, CancellationToken.None);
        try
        {
            _queue.Drain(task, Look, StopToken);
        }
        catch (Exception ended)
        {
            // A write threw because the pipeline below has ended, or Ctrl+C.
            _stop.Cancel();
            _queue.Abandon(task, s_timeout);
            if (ended is OperationCanceledException) throw new PipelineStoppedException();
            throw;
        }

        if (task.IsCanceled) throw new PipelineStoppedException();
        task.GetAwaiter().GetResult();
    }

    /// <summary>On the pipeline thread, about twice a second while asynchronous work is carried out.</summary>
    protected virtual void Look() { }

    /// <summary>From a worker: an object for the pipeline.</summary>
    protected Task WriteAsync(object value) => PostAsync(() => WriteObject(value));

    /// <summary>From a worker: the fault of one item; the others go on.</summary>
    protected Task ReportAsync(AtomscaleException error, object? target) => PostAsync(() => Report(error, target));

    /// <summary>From a worker: something for the pipeline thread.</summary>
    protected Task PostAsync(Action action) => _queue.PostAsync(action, StopToken);

    /// <summary>On the pipeline thread: the fault of one item; the others go on.</summary>
    protected void Report(AtomscaleException error, object? target) => WriteError(ErrorRecords.Of(error, target));

    /// <summary>For the client: a warning, from any thread.</summary>
    protected void Warn(string message) => _ = PostAsync(() => WriteWarning(message));

    /// <summary>For the client: shows its requests and repeats on the verbose stream.</summary>
    protected void Trace(string message) => _ = PostAsync(() => WriteVerbose(message));

    // PowerShell unrolls what is piped in, but not what -InputObject is given.
    private void ProcessEach()
    {
        const string Input = "InputObject";
        if (MyInvocation.ExpectingInput || !MyInvocation.BoundParameters.ContainsKey(Input))
        {
            Process();
            return;
        }

        var property = GetType().GetProperty(Input)!;
        foreach (var item in InputObjects.Unroll(property.GetValue(this)))
        {
            property.SetValue(this, item);
            if (item is null) Report(InputObjects.Unfit(item, "an object"), item);
            else Process();
        }
    }

    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (AtomscaleException error)
        {
            ThrowTerminatingError(ErrorRecords.Of(error, null));
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception error) when (!IsOfTheEngine(error))
        {
            // The last net: no bare exception reaches the user.
            ThrowTerminatingError(ErrorRecords.Of(InternalFailure.Of(error), null));
        }
    }

    // What the engine throws through a command, such as the end of a pipeline that wants no more, is for the engine.
    private static bool IsOfTheEngine(Exception exception) => exception is RuntimeException || exception.GetType().Assembly == typeof(PSCmdlet).Assembly;
}
