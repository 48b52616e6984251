using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.Client.Transfer;

/// <summary>Fetches the files of one command, several at once.</summary>
public sealed class DownloadRun : ITransferRun, IDisposable
{
    private readonly DownloadContext _context;
    private readonly TransferScheduler _pool;
    private readonly object _gate = new();
    private readonly Dictionary<DownloadRequest, TransferProgress> _counts = [];
    private readonly IdSet _asked = new();
    private Task _named = Task.CompletedTask;
    private int _files;
    private int _ended;

    /// <summary>Begins; nothing is asked for before the first file.</summary>
    /// <param name="client">The connection's client.</param>
    /// <param name="options">How files are fetched.</param>
    /// <param name="done">Is given each file as soon as it is there.</param>
    /// <param name="refuse">Is given the fault of each that is not; the others go on.</param>
    /// <param name="warn">Is given what the user should know.</param>
    /// <param name="cancellationToken">Ends everything; partial files stay.</param>
    /// <exception cref="AtomscaleException">The folder cannot be made.</exception>
    public DownloadRun(
        AtomscaleClient client, DownloadOptions options, Func<DownloadRequest, SavedFile, Task> done, Func<DownloadRequest, AtomscaleException, Task> refuse, Func<string, Task> warn,
        CancellationToken cancellationToken)
    {
        // A single file is put where its folder is there already, as by any command that writes one.
        if (options.FileName is null) DirectoryCreation.Make(options.Folder);
        else if (!Directory.Exists(options.Folder))
            throw new AtomscaleException(AtomscaleErrorKind.FolderNotFound, $"There is no folder '{options.Folder}'.", "Make it with New-Item -ItemType Directory, or correct -OutFile.");
        _context = new DownloadContext
        {
            Files = client.Files,
            Catalogue = client.Catalogue,
            Storage = client.Storage,
            Options = options,
            Time = client.Connection.Time,
            Done = (request, file) => EndedAsync(request, () => done(request, file)),
            Refuse = (request, error) => EndedAsync(request, () => refuse(request, error)),
            Warn = warn,
        };
        _pool = new TransferScheduler(client.ThrottleLimit, cancellationToken);
    }

    /// <inheritdoc/>
    public TransferProgress Whole { get; } = new("");

    /// <inheritdoc/>
    public int Files => Volatile.Read(ref _files);

    /// <inheritdoc/>
    public int Ended => Volatile.Read(ref _ended);

    /// <inheritdoc/>
    public TransferProgress[] UnderWay()
    {
        lock (_gate) return [.. _counts.Values.Where(count => count.Total > 0)];
    }

    /// <summary>Adds a file; false when the command has it already.</summary>
    public bool Add(DownloadRequest request)
    {
        lock (_gate)
        {
            if (!_asked.Add(request.DataId)) return false;
            var count = new TransferProgress(request.FileName ?? request.DataId, Whole);
            _counts.Add(request, count);
            Interlocked.Increment(ref _files);
            var download = new FileDownload(_context, request, count, _named);
            _named = download.Named;
            _pool.Add(download);
            return true;
        }
    }

    /// <summary>Waits until all files are there or failed.</summary>
    public Task CompleteAsync() => _pool.CompleteAsync();

    /// <summary>Ends what still runs; partial files stay.</summary>
    public void Dispose() => _pool.Abandon();

    private Task EndedAsync(DownloadRequest request, Func<Task> tell)
    {
        lock (_gate) _counts.Remove(request);
        Interlocked.Increment(ref _ended);
        return tell();
    }
}
