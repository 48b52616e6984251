using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Gathering;

namespace Atomscale.PowerShell;

/// <summary>The files of a command whose analysis is waited for; each is written when its analysis has ended.</summary>
internal sealed class UploadAnalysis
{
    private const int ShownNames = 5;

    private readonly object _gate = new();
    private readonly List<Upload> _uploads = [];

    /// <summary>Adds a file that is sent.</summary>
    public Task AddAsync(Upload upload)
    {
        lock (_gate) _uploads.Add(upload);
        return Task.CompletedTask;
    }

    /// <summary>Waits for all files.</summary>
    public async Task RunAsync(AtomscaleClient client, Func<Upload, Task> write, Func<string, Task> warn, ProgressReporter progress, CancellationToken cancellationToken)
    {
        Upload[] all;
        lock (_gate) all = [.. _uploads];
        var failed = new List<Upload>();
        // An entry whose id is not known cannot be waited for.
        foreach (var upload in all.Where(upload => upload.DataId is null)) await write(upload).ConfigureAwait(false);
        var waiting = all.Where(upload => upload.DataId is not null).ToLookup(upload => upload.DataId!, StringComparer.OrdinalIgnoreCase);
        var left = new HashSet<string>(waiting.Select(group => group.Key), StringComparer.OrdinalIgnoreCase);
        try
        {
            await new AnalysisWait(client).RunAsync(
                [.. left],
                async (id, status) =>
                {
                    left.Remove(id);
                    foreach (var upload in waiting[id])
                    {
                        var ended = upload.With(status);
                        if (status != "success") failed.Add(ended);
                        await write(ended).ConfigureAwait(false);
                    }
                },
                count => progress.ReportAsync(() => $"{all.Length - count} of {all.Length} files", 100 * (all.Length - count) / all.Length),
                cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException)
        {
            // They are sent, whatever became of the waiting.
            foreach (var upload in left.SelectMany(id => waiting[id])) await write(upload).ConfigureAwait(false);
            throw;
        }

        if (failed.Count == 0) return;
        var names = string.Join(", ", failed.Take(ShownNames).Select(upload => $"{upload.FileName}: {upload.Status ?? "not in the catalogue"}")) + (failed.Count > ShownNames ? $" and {failed.Count - ShownNames} more" : "");
        await warn($"The analysis of {failed.Count} of {all.Length} files did not succeed ({names}).").ConfigureAwait(false);
    }
}
