using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Transfer;

/// <summary>Sends the files of one command: the parts of all of them share one bounded pool.</summary>
public sealed class UploadRun : ITransferRun, IDisposable
{
    private readonly UploadContext _context;
    private readonly TransferScheduler _pool;
    private readonly object _gate = new();
    private readonly List<TransferProgress> _counts = [];
    private readonly string? _withoutResume;
    private bool _hasWarned;
    private int _files;
    private int _ended;

    /// <summary>Begins; nothing is sent before the first file.</summary>
    /// <param name="client">The connection's client.</param>
    /// <param name="options">How files are sent.</param>
    /// <param name="done">Is given the record of each file as soon as it is done.</param>
    /// <param name="refuse">Is given the fault of each file that failed; the others go on.</param>
    /// <param name="warn">Is given what the user should know.</param>
    /// <param name="cancellationToken">Ends everything; journals stay.</param>
    public UploadRun(
        AtomscaleClient client, UploadOptions options, Func<UploadSource, Upload, Task> done, Func<UploadSource, AtomscaleException, Task> refuse, Func<string, Task> warn,
        CancellationToken cancellationToken)
    {
        var (folder, why) = StateFolder.Open(Environment.GetEnvironmentVariable);
        _withoutResume = why;
        var connection = client.Connection;
        if (folder is not null) UploadJournal.RemoveOld(folder, connection.Time.GetUtcNow());
        _context = new UploadContext
        {
            Files = client.Files,
            Catalogue = client.Catalogue,
            Storage = client.Storage,
            Endpoint = connection.Endpoint,
            KeyFingerprint = UploadIdentity.Fingerprint(connection.Options.ApiKey.Reveal()),
            Time = connection.Time,
            Options = options,
            StateFolder = folder,
            Done = (source, upload) => EndedAsync(source, () => done(source, upload)),
            Refuse = (source, error) => EndedAsync(source, () => refuse(source, error)),
            Warn = warn,
            Trace = client.Trace,
        };
        _pool = new TransferScheduler(client.ThrottleLimit, cancellationToken);
    }

    /// <summary>The whole: all files added until now.</summary>
    public TransferProgress Whole { get; } = new("");

    /// <summary>How many files were added.</summary>
    public int Files => Volatile.Read(ref _files);

    /// <summary>How many files are done or failed.</summary>
    public int Ended => Volatile.Read(ref _ended);

    /// <summary>The files under way.</summary>
    public TransferProgress[] UnderWay()
    {
        lock (_gate) return [.. _counts.Where(count => count.Total > 0)];
    }

    /// <summary>Adds a file, and begins it when a worker is free.</summary>
    public async Task AddAsync(UploadSource source)
    {
        if (_withoutResume is not null && source.Path is not null && !_hasWarned)
        {
            _hasWarned = true;
            await _context.Warn($"Files are sent without the means to go on after an interruption: {_withoutResume}. Set {StateFolder.Variable} to a folder that can be written.").ConfigureAwait(false);
        }

        var count = new TransferProgress(source.FileName, Whole);
        lock (_gate) _counts.Add(count);
        Interlocked.Increment(ref _files);
        source.Count = count;
        _pool.Add(new FileUpload(_context, source, count));
    }

    /// <summary>Waits until all files are done or failed.</summary>
    public Task CompleteAsync() => _pool.CompleteAsync();

    /// <summary>Ends what still runs; journals stay.</summary>
    public void Dispose() => _pool.Abandon();

    private Task EndedAsync(UploadSource source, Func<Task> tell)
    {
        lock (_gate) _counts.Remove(source.Count!);
        Interlocked.Increment(ref _ended);
        return tell();
    }
}
