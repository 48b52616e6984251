using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.IO;
using Atomscale.Client.Transfer.Verification;

namespace Atomscale.Client.Transfer.Downloads;

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
        if (PartialDownloadState.Read(StatePath) is not { } note || note.DataId != dataId || note.Kind != kind || note.Tag is not { IsStrong: true } || note.Length < _file.Length) return;
        Tag = note.Tag;
        Total = note.Length;
        Reached = _file.Length;
    }

    /// <summary>How many bytes are there.</summary>
    public long Reached { get; private set; }

    /// <summary>The ETag of what the bytes belong to.</summary>
    public EntityTag? Tag { get; private set; }

    /// <summary>How long the whole is; null when the storage does not say it.</summary>
    public long? Total { get; private set; }

    /// <summary>Whether the rest can be asked for.</summary>
    public bool CanResume => Reached > 0 && Tag is { IsStrong: true };

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
    public Task ReadAsync(bool computesMd5, CancellationToken cancellationToken)
    {
        if (!computesMd5 || Tag?.Md5 is null) return Task.CompletedTask;
        return Task.Run(
            () =>
            {
                NewSum(computesMd5);
                var buffer = new byte[TransferBuffer.Size];
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
    public void Begin(EntityTag? tag, long? total, bool computesMd5) => Guard(() =>
    {
        _file.SetLength(0);
        _file.Position = 0;
        Reached = 0;
#if !NETSTANDARD2_0
        _flushed = 0;
#endif
        Tag = tag;
        Total = total;
        NewSum(computesMd5);
        new PartialDownloadState(_dataId, _kind, tag, total).Write(StatePath);
    });

    /// <summary>Notes that the storage says only now that the ETag is no MD5.</summary>
    public void Exclude(EntityTag tag)
    {
        Tag = tag;
        _sum?.Dispose();
        _sum = null;
    }

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

    /// <summary>The MD5 of the whole; null where none was computed.</summary>
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
        return System.Text.Encoding.UTF8.GetString(buffer, 0, Read(0, buffer, buffer.Length));
    }

    /// <summary>Reads bytes that are there; how many there were.</summary>
    public int Read(long offset, byte[] buffer, int count)
    {
        _file.Position = offset;
        var filled = 0;
        int read;
        while (filled < count && (read = _file.Read(buffer, filled, count - filled)) > 0) filled += read;
        return filled;
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

    /// <summary>Releases the file; what was fetched stays for the next run, unless it is nothing.</summary>
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
                // The flush at the end shows what is wrong; a file that was released needs none.
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

    private void NewSum(bool computesMd5)
    {
        _sum?.Dispose();
        _sum = !computesMd5 || Tag?.Md5 is null ? null : Md5Sum.TryCreate();
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
