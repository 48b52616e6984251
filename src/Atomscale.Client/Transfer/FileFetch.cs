using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Http;

namespace Atomscale.Client.Transfer;

/// <summary>
/// Fills a partial file: goes on from the byte reached after every break, with a new link when one expires, and begins again when the
/// storage has something else now. Checks what came.
/// </summary>
internal sealed class FileFetch(FilesApi files, StorageSender storage, DownloadRequest request, FileKind kind, PartialFile part, TransferProgress count, Func<string, Task> warn)
{
    private const int MaximumRenewals = 3;
    private const int LargestError = 64 * 1024;

    private RetryAllowance? _allowance;

    /// <summary>Fetches the file and checks it.</summary>
    /// <exception cref="AtomscaleException">NotVerified, LinkExpired, or whatever made it fail.</exception>
    public async Task<VerificationMethod> FetchAsync(DownloadLink link, CancellationToken cancellationToken)
    {
        await part.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (part.Total is { } known) count.Expect(known);
        count.Moved(part.Reached);
        string? earlier = null;
        while (true)
        {
            await FillAsync(link, cancellationToken).ConfigureAwait(false);
            var md5 = part.FinishSum();
            if (EtagText.Candidate(part.Etag) is not { } candidate || md5 is null) return part.Total is null ? VerificationMethod.None : VerificationMethod.Length;
            if (md5 == candidate) return VerificationMethod.Md5;
            if (earlier is not null) return await DoubtAsync(earlier == md5).ConfigureAwait(false);
            earlier = md5;
            StartAgain();
        }
    }

    // The whole came twice and its MD5 never was what the ETag says.
    private async Task<VerificationMethod> DoubtAsync(bool isTheSame)
    {
        if (isTheSame && part.Total is not null)
        {
            await warn($"The storage's ETag of {request.DataId} is not an MD5 sum: the file came twice with the same content, and is verified by its length alone.").ConfigureAwait(false);
            return VerificationMethod.Length;
        }

        count.Moved(-part.Reached);
        part.Discard();
        throw new AtomscaleException(
            AtomscaleErrorKind.NotVerified, $"The file of entry {request.DataId} was fetched twice, and what came differed from its checksum. It was not kept.",
            "Try again; when it stays, something on the way changes the data: report it to whoever runs the network.");
    }

    private async Task FillAsync(DownloadLink link, CancellationToken cancellationToken)
    {
        var address = storage.Address(link.Url);
        var renewals = 0;
        var hasWarned = false;
        var allowance = _allowance = new RetryAllowance(part.Reached);
        while (true)
        {
            try
            {
                await storage.RetryAsync((number, token) => AttemptAsync(address, number, token), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (RequestFailure error)
            {
                var confirmed = allowance.Confirmed(part.Reached);
                var hasMoved = allowance.TryRenew(part.Reached, part.Total);
                if (hasMoved) renewals = 0;
                if (error.Error.Kind == AtomscaleErrorKind.LinkExpired && renewals++ < MaximumRenewals)
                {
                    address = storage.Address((await files.LinkAsync(request.DataId, kind, cancellationToken).ConfigureAwait(false)).Url);
                    continue;
                }

                // Attempts count from the last progress that was worth something: a line that breaks every minute still brings 100 GB.
                if (!error.MayRetry || !hasMoved || !part.CanResume)
                    throw error.MayRetry && confirmed > 0 ? error.Error.With($"{error.Error.Message} Only {Bytes(confirmed)} bytes came in that time.") : error.Error;
                if (hasWarned) continue;
                hasWarned = true;
                await warn($"{request.Shown} is saved slowly, because its connection breaks again and again: {Bytes(part.Reached)}{(part.Total is { } total ? $" of {Bytes(total)}" : "")} bytes are there. {error.Error.Message}").ConfigureAwait(false);
            }
        }
    }

    private static string Bytes(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private async Task<bool> AttemptAsync(PresignedAddress address, int number, CancellationToken cancellationToken)
    {
        try
        {
            var isComplete = part.CanResume && part.Reached == part.Total;
            // All is there, from a run that ended before the name was given: whether it is still the same shows in its last byte.
            var from = isComplete ? part.Reached - 1 : part.CanResume ? part.Reached : 0;
            using var answer = await AskAsync(address, from, number, cancellationToken).ConfigureAwait(false);
            if (isComplete && answer.Status == StorageAnswer.PartialContent) return true;
            await CopyAsync(answer.Body, cancellationToken).ConfigureAwait(false);
            if (part.Total is { } total && part.Reached != total)
                throw Failure(address, AtomscaleErrorKind.Network, $"{part.Reached} of {total} bytes came", number);
            if (answer.Status != StorageAnswer.PartialContent && part.ReadSmall(LargestError) is { } text && text.TrimStart().StartsWith("<", StringComparison.Ordinal) && StorageErrors.IsError(text))
            {
                StartAgain();
                throw Failure(address, AtomscaleErrorKind.ServerError, $"the storage answered with an error in place of the file ({StorageErrors.Message(text)})", number);
            }

            return true;
        }
        catch (Exception error) when (error is not (RequestFailure or AtomscaleException) && !cancellationToken.IsCancellationRequested)
        {
            if (storage.BodyFailure(address, error, number) is { } known) throw known;
            throw;
        }
    }

    // The rest of what is there, or the whole when the storage has something else, or no ranges.
    private async Task<StorageAnswer> AskAsync(PresignedAddress address, long from, int number, CancellationToken cancellationToken)
    {
        if (from > 0)
        {
            var answer = await storage.GetAsync(address, from, part.Etag, number, cancellationToken).ConfigureAwait(false);
            if (answer.Status == StorageAnswer.PartialContent && IsTheRest(answer, from)) return answer;
            if (answer.Status is >= 200 and < 300 and not StorageAnswer.PartialContent)
            {
                Begin(answer);
                return answer;
            }

            answer.Dispose();
        }

        var whole = await storage.GetAsync(address, 0, null, number, cancellationToken).ConfigureAwait(false);
        if (whole.Status is >= 200 and < 300 and not StorageAnswer.PartialContent)
        {
            Begin(whole);
            return whole;
        }

        var status = whole.Status;
        whole.Dispose();
        throw Failure(address, AtomscaleErrorKind.ServerError, $"the storage answered {status} though the whole file was asked for", number);
    }

    private bool IsTheRest(StorageAnswer answer, long from)
    {
        var (first, total) = answer.Range;
        return first == from && (total is null || part.Total is null || total == part.Total) && (answer.Etag is null || answer.Etag == part.Etag);
    }

    private void Begin(StorageAnswer answer)
    {
        count.Moved(-part.Reached);
        part.Begin(answer.Etag, answer.Length);
        if (answer.Length is { } length) count.Expect(length);
    }

    private void StartAgain()
    {
        count.Moved(-part.Reached);
        part.Begin(null, null);
    }

    // Two buffers: one fills from the wire while the other is hashed and written.
    private async Task CopyAsync(BodyStream body, CancellationToken cancellationToken)
    {
        var (filling, storing) = (new byte[PartContent.BufferSize], new byte[PartContent.BufferSize]);
        var stored = Task.CompletedTask;
        var clock = Stopwatch.StartNew();
        var lastByte = TimeSpan.Zero;
        try
        {
            while (true)
            {
                var filled = 0;
                try
                {
                    int read;
                    while (filled < filling.Length && (read = await body.ReadAsync(filling, filled, filling.Length - filled, cancellationToken).ConfigureAwait(false)) > 0)
                    {
                        filled += read;
                        lastByte = clock.Elapsed;
                    }
                }
                finally
                {
                    // What came before a break is kept: it need not be fetched again.
                    await stored.ConfigureAwait(false);
                    var (buffer, size) = (filling, filled);
                    stored = size == 0 ? Task.CompletedTask : Task.Run(() => Store(buffer, size), CancellationToken.None);
                }

                if (filled < filling.Length) return;
                (filling, storing) = (storing, filling);
            }
        }
        finally
        {
            _allowance?.Flowed(lastByte);
            await stored.ConfigureAwait(false);
        }
    }

    private void Store(byte[] buffer, int size)
    {
        part.Write(buffer, size);
        count.Moved(size);
        count.Confirm(size);
    }

    private static RequestFailure Failure(PresignedAddress address, AtomscaleErrorKind kind, string what, int number) => new(
        new AtomscaleException(kind, $"GET {address}: {what}{(number > 1 ? $" (after {number} tries)" : "")}.", StorageErrors.ActionFor(kind), method: "GET", address: address.Shown, attempts: number), mayRetry: true);
}
