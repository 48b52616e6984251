using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Sync;
using Atomscale.Client.Sync.Ledger;
using Atomscale.Client.Tests.Api;
using Atomscale.Client.Tests.Transfer;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Sync;

/// <summary>A folder, a ledger and a sandbox, and runs between them.</summary>
internal sealed class SyncCase : IDisposable
{
    public SyncCase(params string[] arguments) : this((TimeProvider?)null, arguments) { }

    public SyncCase(TimeProvider? time, params string[] arguments)
    {
        Transfer = new TransferCase(new TestOptions { Time = time }, arguments);
        Directory.CreateDirectory(Data);
    }

    public TransferCase Transfer { get; }

    public SandboxControl Control => Transfer.Control;

    public string Data => Transfer.Folder["data"];

    public string Ledger => Path.Combine(LedgerFolder ?? Transfer.Folder.Path, "ledger.sqlite");

    public string? LedgerFolder { get; set; }

    /// <summary>What is told of files, in the runs until now.</summary>
    public ConcurrentQueue<(AtomscaleSyncItem Item, SyncOutcome Outcome)> Told { get; } = new();

    public ConcurrentQueue<AtomscaleException> Faults { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public string Write(string name, string content)
    {
        var path = Path.Combine(Data, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>One run; files are taken as they are unless it is told otherwise.</summary>
    public async Task<AtomscaleSyncRun> RunAsync(
        double stableFor = 0, bool allowDuplicate = false, int maximumAttempts = SyncOptions.DefaultMaximumAttempts, bool isTrial = false, DateTimeOffset? since = null, Func<string, bool>? isWanted = null,
        Func<AtomscaleSyncItem, Task>? pass = null, CancellationToken cancellationToken = default)
    {
        var options = new SyncOptions
        {
            Folder = Data,
            Ledger = Ledger,
            Recurse = true,
            StableFor = TimeSpan.FromSeconds(stableFor),
            AllowDuplicate = allowDuplicate,
            MaximumAttempts = maximumAttempts,
            IsTrial = isTrial,
            Since = since,
            IsWanted = isWanted ?? (_ => true),
        };
        var handlers = new SyncHandlers
        {
            Confirm = _ => Task.FromResult(!isTrial),
            Tell = (item, outcome) => Note(() => Told.Enqueue((item, outcome))),
            Pass = pass,
            Report = (fault, _) => Note(() => Faults.Enqueue(fault)),
            Warn = text => Note(() => Warnings.Enqueue(text)),
        };
        using var run = SyncRun.Open(Transfer.Lab.Client, options, handlers, cancellationToken);
        var summary = await run.RunAsync();
        Assert.Equal(summary.Found, summary.Sent + summary.Skipped + summary.Waiting + summary.Failed);
        return summary;
    }

    /// <summary>The rows of the ledger by path.</summary>
    public IReadOnlyList<SyncVersion> Rows()
    {
        using var ledger = SyncLedger.OpenToRead(Ledger);
        return [.. ledger.All().OrderBy(version => version.RelativePath, StringComparer.Ordinal).ThenBy(version => version.Id)];
    }

    /// <summary>Changes a row by hand.</summary>
    public void Alter(string relativePath, Func<SyncVersion, SyncVersion> change)
    {
        using var ledger = SyncLedger.OpenToChange(Ledger);
        ledger.Save(change(ledger.Latest(relativePath)!));
    }

    /// <summary>The names and hashes of what the service has, sorted.</summary>
    public async Task<string[]> StoredAsync() =>
        [.. (await Control.GetFilesAsync()).Select(file => $"{file.FileName} {file.Sha256}").OrderBy(text => text, StringComparer.Ordinal)];

    /// <summary>The same of what the folder has now.</summary>
    public string[] Local() =>
        [.. Directory.GetFiles(Data, "*", SearchOption.AllDirectories).Select(path => $"{Path.GetFileName(path)} {TransferCase.Hash(path).Replace("-", "").ToLowerInvariant()}").OrderBy(text => text, StringComparer.Ordinal)];

    public void Dispose() => Transfer.Dispose();

    private static Task Note(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
