using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;

namespace Atomscale.Client.Transfer;

/// <summary>A stream of the user's. Its parts take turns, since a stream has one position.</summary>
internal sealed class StreamSource(Stream stream, string fileName) : UploadSource(null, fileName)
{
    private const int CopySize = 81_920;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private FileStream? _spool;

    private Stream Source => _spool ?? stream;

    internal override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (stream.CanSeek || _spool is not null) return;
        _spool = TemporaryFile.Create();
        try
        {
            await stream.CopyToAsync(_spool, CopySize, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SourceErrors.Of(error, Shown);
        }
    }

    internal override SourceStamp Measure()
    {
        var length = Source.Length - (_spool is null ? _start : 0);
        return length > 0 ? new SourceStamp(length, 0) : throw SourceErrors.Empty(Shown);
    }

    internal override Stream Open(long offset) => new SharedSlice(Source, _turn, offset + (_spool is null ? _start : 0));

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _spool?.Dispose();
        _turn.Dispose();
    }
}
