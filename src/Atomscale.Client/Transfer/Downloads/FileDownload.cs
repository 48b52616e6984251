using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Diagnostics;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.IO;
using Atomscale.Client.Transfer.Verification;

namespace Atomscale.Client.Transfer.Downloads;

/// <summary>One file on its way down: its link, its name, its bytes, its place. Names are given in the order in which files were asked for.</summary>
internal sealed class FileDownload(DownloadContext context, DownloadRequest request, TransferProgress count, Task previousNamed) : ITransfer
{
    private readonly TaskCompletionSource<bool> _named = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _stage;

    public bool IsEnded => Volatile.Read(ref _stage) == 2;

    /// <summary>Ends when this file has its name, or never gets one.</summary>
    public Task Named => _named.Task;

    public Func<CancellationToken, Task>? Take() => Interlocked.CompareExchange(ref _stage, 1, 0) == 0 ? RunAsync : null;

    public void Dispose() => _named.TrySetResult(false);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var saved = await FetchAsync(cancellationToken).ConfigureAwait(false);
            await context.Done(request, saved).ConfigureAwait(false);
        }
        catch (AtomscaleException error)
        {
            await context.Refuse(request, error.About(request.Shown, "was not saved")).ConfigureAwait(false);
        }
        catch (Exception error) when (InternalFailure.Is(error))
        {
            await context.Refuse(request, InternalFailure.Of(error).About(request.Shown, "was not saved")).ConfigureAwait(false);
        }
        finally
        {
            _named.TrySetResult(true);
            Volatile.Write(ref _stage, 2);
        }
    }

    private async Task<SavedFile> FetchAsync(CancellationToken cancellationToken)
    {
        var options = context.Options;
        var link = await context.Files.LinkAsync(request.DataId, options.Kind, cancellationToken).ConfigureAwait(false);
        var target = Path.Combine(options.Folder, await NameAsync(link, cancellationToken).ConfigureAwait(false));
        PathLimit.Check(target + ".part.json");
        if (!options.Force && (File.Exists(target) || Directory.Exists(target)))
        {
            PartialFile.RemoveStaleState(target);
            return options.SkipExisting && await CompareAsync(link, target, cancellationToken).ConfigureAwait(false) is { } same ? same : throw PartialFile.Exists(target);
        }

        using var part = PartialFile.Open(target, request.DataId, options.Kind.ToString(), context.Time);
        var verifiedBy = await new FileFetch(context, request, part, count).FetchAsync(link, cancellationToken).ConfigureAwait(false);
        await part.CompleteAsync(options.Force, cancellationToken).ConfigureAwait(false);
        return new SavedFile(target, verifiedBy);
    }

    private async Task<string> NameAsync(DownloadLink link, CancellationToken cancellationToken)
    {
        if (context.Options.FileName is { } given) return given;
        var wanted = link.FileName;
        if (string.IsNullOrWhiteSpace(wanted) && context.Options.Kind == FileKind.Raw)
        {
            wanted = request.FileName;
            if (wanted is null && (await context.Catalogue.FindAsync([request.DataId], cancellationToken).ConfigureAwait(false)).TryGetValue(request.DataId, out var entry)) wanted = entry.FileName;
        }

        await previousNamed.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var name = context.Names.Take(wanted, request.DataId, link.FileFormat, context.Options.AppendId, out var wasChanged);
        _named.TrySetResult(true);
        if (wasChanged) await context.Warn($"The service calls the file of entry {request.DataId} '{Printable(wanted!)}', which cannot be a file's name here: it is saved as '{name}'.").ConfigureAwait(false);
        return name;
    }

    // The file that is there, when it is what would be fetched; else null.
    private async Task<SavedFile?> CompareAsync(DownloadLink link, string target, CancellationToken cancellationToken)
    {
        var address = context.Storage.Address(link.Url);
        var policy = context.Checksums.Of(address.Address);
        var (length, tag) = await context.Storage.RetryAsync(
            async (number, token) =>
            {
                using var answer = await context.Storage.GetAsync(address, 0, null, null, number, token).ConfigureAwait(false);
                return (answer.Length, answer.Tag);
            },
            cancellationToken).ConfigureAwait(false);
        var file = new FileInfo(target);
        if (!file.Exists || length != file.Length) return null;
        var md5 = tag?.Md5 is not null && policy.ComputesMd5 ? await ExistingFile.Md5Async(target, cancellationToken).ConfigureAwait(false) : null;
        var result = policy.Compare(tag, md5);
        if (result == VerificationResult.Verified) return new SavedFile(target, VerificationMethod.Md5);
        // That some ranges are the same settles nothing for other files: this one may have been changed by hand.
        if (result == VerificationResult.Retry
            && (policy.Kind == ETagKind.Md5 || tag is not { IsStrong: true } || !await RangeComparison.AreEqualAsync(context.Storage, address, tag, file.Length, (from, buffer, count) => ExistingFile.Read(target, from, buffer, count), cancellationToken).ConfigureAwait(false)))
            return null;
        await context.Notice.GiveAsync(policy, tag).ConfigureAwait(false);
        return new SavedFile(target, VerificationMethod.Length);
    }

    // Names with line ends and the like would break what the user reads.
    private static string Printable(string name)
    {
        var text = name.ToCharArray();
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsControl(text[index])) text[index] = '?';
        }

        return new string(text);
    }
}
