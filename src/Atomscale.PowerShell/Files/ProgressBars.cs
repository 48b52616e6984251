using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client.Transfer;

namespace Atomscale.PowerShell;

/// <summary>Two progress bars of a transfer command: one for the whole, one for the files under way. Looked at four times a second.</summary>
internal sealed class ProgressBars(PSCmdlet command, Func<Action, Task> post, string activity, ITransferRun run, bool isShown)
{
    private const int WholeId = 8_412;
    private const int FilesId = 8_413;
    private const int ShownFiles = 4;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _wasShown;

    /// <summary>What a user who pressed Ctrl+C is told; null where nobody looks.</summary>
    public string? StoppedMessage(string done) => !isShown || run.Files == 0 ? null :
        $"Stopped: {run.Ended} of {run.Files} files {done}. The same command goes on where this one stopped; with -SkipExisting it leaves out what is {done.Split(' ').Last()}.";

    /// <summary>Shows the bars until the work has ended.</summary>
    public async Task ShowUntilAsync(Task work)
    {
        while (isShown && await Task.WhenAny(work, Task.Delay(s_interval)).ConfigureAwait(false) != work)
        {
            _wasShown = true;
            var (whole, files) = Records();
            await post(() =>
            {
                command.WriteProgress(whole);
                if (files is not null) command.WriteProgress(files);
            }).ConfigureAwait(false);
        }

        await work.ConfigureAwait(false);
    }

    /// <summary>On the pipeline thread: takes the bars away.</summary>
    public void Complete()
    {
        if (!_wasShown) return;
        command.WriteProgress(new ProgressRecord(FilesId, "Files", "done") { ParentActivityId = WholeId, RecordType = ProgressRecordType.Completed });
        command.WriteProgress(new ProgressRecord(WholeId, activity, "done") { RecordType = ProgressRecordType.Completed });
    }

    private (ProgressRecord Whole, ProgressRecord? Files) Records()
    {
        var (bytes, total) = (run.Whole.Bytes, run.Whole.Total);
        // What an earlier run has brought says nothing of this line, and what is not confirmed may come to nothing.
        var rate = run.Whole.Confirmed / Math.Max(_clock.Elapsed.TotalSeconds, 0.001);
        // Files whose length is not known yet are as long as the others, on average.
        var known = run.Ended + run.UnderWay().Length;
        var expected = known > 0 ? (double)total / known * Math.Max(run.Files, known) : total;
        var seconds = rate > 0 && expected > bytes ? (int)Math.Min((expected - bytes) / rate, int.MaxValue) : -1;
        var status = string.Format(CultureInfo.InvariantCulture, "{0} of {1} files, {2} of {3}{4}", run.Ended, run.Files, Size(bytes), Size(total), rate > 0 ? $", {Size(rate)}/s" : "");
        var whole = new ProgressRecord(WholeId, activity, status) { PercentComplete = Percent(bytes, expected), SecondsRemaining = seconds };
        var under = run.UnderWay();
        if (under.Length == 0) return (whole, null);
        var names = string.Join(", ", under.Take(ShownFiles).Select(file => $"{file.Name} {Percent(file.Bytes, file.Total)} %")) + (under.Length > ShownFiles ? $" and {under.Length - ShownFiles} more" : "");
        return (whole, new ProgressRecord(FilesId, "Files", names) { ParentActivityId = WholeId, PercentComplete = Percent(under.Sum(file => file.Bytes), under.Sum(file => file.Total)) });
    }

    private static int Percent(double part, double whole) => whole > 0 ? (int)Math.Max(0, Math.Min(100, 100 * part / whole)) : 0;

    private static string Size(double bytes) => bytes switch
    {
        >= 1e9 => (bytes / 1e9).ToString("0.00", CultureInfo.InvariantCulture) + " GB",
        >= 1e6 => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1e3).ToString("0", CultureInfo.InvariantCulture) + " kB",
    };
}
