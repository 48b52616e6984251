using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Atomscale.PowerShell;

/// <summary>One progress bar of a command: at most four updates a second, written by the pipeline thread.</summary>
internal sealed class ProgressReporter(PSCmdlet command, Func<Action, Task> post, string activity, bool isShown)
{
    private const int ActivityId = 8_411;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();
    private bool _wasShown;

    /// <summary>From a worker: where the work is. Most calls do nothing.</summary>
    public Task ReportAsync(Func<string> status, int percent = -1)
    {
        if (!isShown || _sinceLast.Elapsed < s_interval) return Task.CompletedTask;
        _sinceLast.Restart();
        _wasShown = true;
        var record = new ProgressRecord(ActivityId, activity, status()) { PercentComplete = percent };
        return post(() => command.WriteProgress(record));
    }

    /// <summary>On the pipeline thread: the same, written at once.</summary>
    public void Show(Func<string> status, int percent = -1)
    {
        if (!isShown || _sinceLast.Elapsed < s_interval) return;
        _sinceLast.Restart();
        _wasShown = true;
        command.WriteProgress(new ProgressRecord(ActivityId, activity, status()) { PercentComplete = percent });
    }

    /// <summary>On the pipeline thread: takes the bar away.</summary>
    public void Complete()
    {
        if (_wasShown) command.WriteProgress(new ProgressRecord(ActivityId, activity, "done") { RecordType = ProgressRecordType.Completed });
    }
}
