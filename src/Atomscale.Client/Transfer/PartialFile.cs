using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Tables;

namespace Atomscale.Client.Transfer;

/// <summary>
/// A file on its way down: <c>name.part</c>, held exclusively, and <c>name.part.json</c>, which says of what it is a part. It gets its
/// own name last, when it was checked.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private const string Ending = ".part";

    private readonly string _target;
    private readonly string _dataId;
    private readonly string _kind;
    private readonly FileStream _file;
    private readonly TimeProvider _time;
    private Md5Sum? _sum;
    private bool _isNamed;
#if !NETSTANDARD2_0
    private Task _flush = Task.CompletedTask;
    private long _flushed;
#endif

    private PartialFile(string target, string dataId, string kind, FileStream file, TimeProvider time)
    {
        _target = target;
        _dataId = dataId;
        _kind = kind;
        _file = file;
        _time = time;
        if (PartialDownloadState.Read(StatePath) is not { } note || note.DataId != dataId || note.Kind != kind || !EtagText.IsStrong(note.Etag) || note.Length < _file.Length) return;
        Etag = note.Etag;
        Total = note.Length;
        Reached = _file.Length;
    }

    /// <summary>How many bytes are there.</summary>
    public long Reached { get; private set; }

    /// <summary>The ETag of what the bytes belong to, as it came.</summary>
    public string? Etag { get; private set; }

    /// <summary>How long the whole is; null when the storage does not say it.</summary>
    public long? Total { get; private set; }

    /// <summary>Whether the rest can be asked for.</summary>
    public bool CanResume => Reached > 0 && EtagText.IsStrong(Etag);

    private string PartPath => _target + Ending;

    private string StatePath => PartPath + ".json";

    /// <summary>Opens the partial file of a target.</summary>
    /// <exception cref="AtomscaleException">InUse, AccessDenied, FolderNotFound, DiskFull.</exception>
    public static PartialFile Open(string target, string dataId, string kind, TimeProvider time)
    {
        var path = target + Ending;
        try
        {
            // Without a buffer: what is written is the system's at once, and survives a kill.
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.SequentialScan);
            return new PartialFile(target, dataId, kind, file, time);
        }
        catch (IOException error) when (JournalFile.IsLocked(error))
        {
            throw new AtomscaleException(AtomscaleErrorKind.InUse, $"'{path}' is being written by another process, which fetches the same file.", "Wait until it is done.", innerException: error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, target);
        }
    }

    /// <summary>Removes the note that a kill right after the rename left behind.</summary>
    public static void RemoveStaleState(string target)
    {
        if (!File.Exists(target + Ending) && File.Exists(target + Ending + ".json")) File.Delete(target + Ending + ".json");
    }

    /// <summary>Works out the sum of the bytes that are there, which an earlier run has fetched.</summary>
    public Task ReadAsync(CancellationToken cancellationToken)
    {
        if (EtagText.Candidate(Etag) is null) return Task.CompletedTask;
        return Task.Run(
            () =>
            {
                NewSum();
                var buffer = new byte[PartContent.BufferSize];
                _file.Position = 0;
                int read;
                while ((read = _file.Read(buffer, 0, buffer.Length)) > 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _sum?.Add(buffer, read);
                }
            },
            cancellationToken);
    }

    /// <summary>Begins at the first byte; what was there is gone.</summary>
    public void Begin(string? etag, long? total) => Guard(() =>
    {
        _file.SetLength(0);
        _file.Position = 0;
        Reached = 0;
#if !NETSTANDARD2_0
        _flushed = 0;
#endif
        Etag = etag;
        Total = total;
        NewSum();
        new PartialDownloadState(_dataId, _kind, etag, total).Write(StatePath);
    });

    /// <summary>Adds bytes.</summary>
    /// <exception cref="AtomscaleException">DiskFull, AccessDenied.</exception>
    public void Write(byte[] buffer, int count) => Guard(() =>
    {
        _file.Position = Reached;
        _file.Write(buffer, 0, count);
        _sum?.Add(buffer, count);
        Reached += count;
        FlushAhead();
    });

    /// <summary>The MD5 of the whole; null where the ETag is none or MD5 is forbidden.</summary>
    public string? FinishSum()
    {
        var text = _sum?.Finish();
        _sum?.Dispose();
        _sum = null;
        return text;
    }

    /// <summary>Whether a small file is one of the storage's errors rather than what was asked for.</summary>
    public string? ReadSmall(int limit)
    {
        if (Reached > limit) return null;
        var buffer = new byte[Reached];
        _file.Position = 0;
        var count = 0;
        int read;
        while (count < buffer.Length && (read = _file.Read(buffer, count, buffer.Length - count)) > 0) count += read;
        return System.Text.Encoding.UTF8.GetString(buffer, 0, count);
    }

    /// <summary>Brings the bytes to the disk and gives the file its name.</summary>
    /// <exception cref="AtomscaleException">FileExists, FileInUse, AccessDenied.</exception>
    public async Task CompleteAsync(bool mayReplace, CancellationToken cancellationToken)
    {
        Guard(() => _file.Flush(flushToDisk: true));
        _file.Dispose();
        try
        {
            await RenameWithRetry.RunAsync(() => Move(mayReplace), _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw !mayReplace && File.Exists(_target) ? Exists(_target) : FileErrors.Of(error, _target);
        }

        _isNamed = true;
        File.Delete(StatePath);
    }

    /// <summary>Removes what was fetched: it is of no use.</summary>
    public void Discard() => Guard(() =>
    {
        _file.SetLength(0);
        Reached = 0;
    });

    /// <summary>Lets go of the file; what was fetched stays for the next run, unless it is nothing.</summary>
    public void Dispose()
    {
        _sum?.Dispose();
        _file.Dispose();
        if (_isNamed || Reached > 0) return;
        File.Delete(PartPath);
        File.Delete(StatePath);
    }

    public static AtomscaleException Exists(string path) => new(
        AtomscaleErrorKind.FileExists, $"'{path}' is already there.",
        "Use -Force to replace it, -SkipExisting to keep it where it is the same, or -AppendId for names with the entry's id.");

    // The disk begins while bytes still come, or all of the file would wait for it at the end.
    private void FlushAhead()
    {
#if !NETSTANDARD2_0
        const long Enough = 32 * 1024 * 1024;
        if (Reached - _flushed < Enough || !_flush.IsCompleted) return;
        _flushed = Reached;
        var handle = _file.SafeFileHandle;
        _flush = Task.Run(() =>
        {
            try
            {
                RandomAccess.FlushToDisk(handle);
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                // The flush at the end tells what is wrong; a file that was let go of needs none.
            }
        });
#endif
    }

    private void Move(bool mayReplace)
    {
#if NETSTANDARD2_0
        if (mayReplace && File.Exists(_target)) File.Replace(PartPath, _target, null);
        else File.Move(PartPath, _target);
#else
        File.Move(PartPath, _target, mayReplace);
#endif
    }

    private void NewSum()
    {
        _sum?.Dispose();
        _sum = EtagText.Candidate(Etag) is null ? null : Md5Sum.TryCreate();
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, _target);
        }
    }
}
