using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.Client.Transfer;

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
        var verifiedBy = await new FileFetch(context.Files, context.Storage, request, options.Kind, part, count, context.Warn).FetchAsync(link, cancellationToken).ConfigureAwait(false);
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
    private async Task<SavedFile?> CompareAsync(DownloadLink link, string target, CancellationToken cancellationToken) => await context.Storage.RetryAsync<SavedFile?>(
        async (number, token) =>
        {
            using var answer = await context.Storage.GetAsync(context.Storage.Address(link.Url), 0, null, number, token).ConfigureAwait(false);
            var file = new FileInfo(target);
            if (!file.Exists || answer.Length != file.Length) return null;
            if (EtagText.Candidate(answer.Etag) is not { } candidate || await ExistingFile.Md5Async(target, token).ConfigureAwait(false) is not { } md5) return new SavedFile(target, VerificationMethod.Length);
            return md5 == candidate ? new SavedFile(target, VerificationMethod.Md5) : null;
        },
        cancellationToken).ConfigureAwait(false);

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
