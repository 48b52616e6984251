using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Atomscale.Sandbox.Control;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Atomscale.Sandbox.Storage;

/// <summary>Takes the parts of uploads: streamed to disk, a part is kept when all of it has come.</summary>
internal sealed class PartReceiver
{
    private const long MostBytes = 5L * 1024 * 1024 * 1024;

    private static readonly StorageError _chunked = new(StatusCodes.Status501NotImplemented, "NotImplemented",
        "A header you provided implies functionality that is not implemented.");

    private static readonly StorageError _noLength = new(StatusCodes.Status411LengthRequired, "MissingContentLength",
        "You must provide the Content-Length HTTP header.");

    private static readonly StorageError _tooLarge = new(StatusCodes.Status400BadRequest, "EntityTooLarge",
        "Your proposed upload exceeds the maximum allowed size");

    private static readonly StorageError _noUpload = new(StatusCodes.Status404NotFound, "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.");

    private readonly UploadBook _uploads;
    private readonly FileFolder _folder;
    private readonly Bandwidth? _line;
    private readonly ETagForm _form;

    public PartReceiver(SandboxState state)
    {
        _uploads = state.Uploads;
        _folder = state.Folder;
        _line = state.Line;
        _form = state.Options.ETagForm;
    }

    public async Task ReceiveAsync(HttpContext context)
    {
        var request = context.Request;
        var storedName = Path.GetFileName(request.Path.Value ?? "");
        // The signature has been checked: what is there is what was given out.
        var number = request.Query.TryGetValue("partNumber", out var text) ? int.Parse(text!, CultureInfo.InvariantCulture) : 1;
        var upload = _uploads.Find(storedName);
        var error = request.Headers.TransferEncoding.Count > 0 ? _chunked
            : request.ContentLength is not { } length ? _noLength
            : length > MostBytes ? _tooLarge
            : upload is null or { IsComplete: true, UploadId: not null } ? _noUpload
            : null;
        if (error is null)
        {
            var part = await StoreAsync(context);
            if (_uploads.Put(upload!, number, part))
            {
                context.Response.Headers.ETag = $"\"{part.ETag}\"";
                context.Response.ContentLength = 0;
                return;
            }
            error = _noUpload;
        }
        await error.WriteAsync(context);
    }

    private async Task<StoredPart> StoreAsync(HttpContext context)
    {
        var path = _folder.Take();
        var isWhole = false;
        try
        {
            using var md5 = _form == ETagForm.Md5 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
            var length = await WriteAsync(context, path, md5);
            var hash = md5?.GetHashAndReset();
            isWhole = true;
            return new StoredPart(path, length, hash is null ? ETag.OfIdentity(Guid.NewGuid().ToString(), _form) : ETag.OfMd5(hash), hash);
        }
        finally
        {
            if (!isWhole)
                _folder.GiveBack(path);
        }
    }

    private async Task<long> WriteAsync(HttpContext context, string path, IncrementalHash? md5)
    {
        var logged = context.Features.GetRequiredFeature<LoggedRequest>();
        var reader = context.Request.BodyReader;
        var written = 0L;
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            var bytes = result.Buffer;
            if (_line is not null)
            {
                bytes = bytes.Slice(0, Math.Min(_line.Slice, bytes.Length));
                await _line.TakeAsync((int)bytes.Length, context.RequestAborted);
            }
            foreach (var segment in bytes)
            {
                // Not asynchronous: that would only be another thread that waits for the kernel to copy.
                RandomAccess.Write(file, segment.Span, written);
                md5?.AppendData(segment.Span);
                written += segment.Length;
            }
            logged.AddReceived(bytes.Length);
            var isEnd = result.IsCompleted && bytes.Length == result.Buffer.Length;
            reader.AdvanceTo(bytes.End);
            if (isEnd)
                return written;
        }
    }
}
