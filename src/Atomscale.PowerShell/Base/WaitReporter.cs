using System.Management.Automation;
using Atomscale.Client.Http;

namespace Atomscale.PowerShell;

/// <summary>A progress line while requests wait: for the next attempt, or for a service that does not answer. Used on the pipeline thread.</summary>
internal sealed class WaitReporter(PSCmdlet command, RequestWaits waits, bool isShown)
{
    private const int ActivityId = 8_414;
    private const string Activity = "Waiting for the service";

    private bool _isUp;

    /// <summary>Shows what is waited for, or takes the line away.</summary>
    public void Show()
    {
        if (!isShown) return;
        if (waits.Describe() is { } text)
        {
            _isUp = true;
            command.WriteProgress(new ProgressRecord(ActivityId, Activity, text));
        }
        else if (_isUp)
        {
            _isUp = false;
            command.WriteProgress(new ProgressRecord(ActivityId, Activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
