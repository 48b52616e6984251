using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Api;

/// <summary>
/// Finds the entries of ids in batches: while one look-up is under way the ids that come gather for the next, at most 100 to one.
/// So a single id is looked up at once, and a thousand take ten requests.
/// </summary>
public sealed class EntryLookup
{
    private const int BatchSize = 100;

    private readonly CatalogueApi _catalogue;
    private readonly CancellationToken _cancellationToken;
    private readonly object _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _isRunning;

    /// <summary>Makes the look-up for one command.</summary>
    public EntryLookup(CatalogueApi catalogue, CancellationToken cancellationToken)
    {
        _catalogue = catalogue;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The entries of some ids, asked for together; one task for each id, in their order.</summary>
    /// <remarks>A task fails with <see cref="AtomscaleException"/> NotFound when no entry answers for its id.</remarks>
    public IReadOnlyList<Task<CatalogueEntry>> Find(IEnumerable<string> ids)
    {
        var added = ids.Select(id => new Waiting(id)).ToArray();
        lock (_gate)
        {
            foreach (var waiting in added) _waiting.Enqueue(waiting);
            if (!_isRunning && added.Length > 0)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None);
            }
        }

        return added.Select(waiting => waiting.Source.Task).ToArray();
    }

    private async Task RunAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            try
            {
                var found = await _catalogue.FindAsync(batch.Select(waiting => waiting.Id).ToArray(), _cancellationToken).ConfigureAwait(false);
                foreach (var waiting in batch) waiting.Answer(found);
            }
            catch (System.Exception error)
            {
                // Every id of the batch gets the fault: each is somebody's item and is told of by whoever awaits it.
                foreach (var waiting in batch) waiting.Source.TrySetException(error);
            }
        }
    }

    private List<Waiting> TakeBatch()
    {
        lock (_gate)
        {
            var batch = new List<Waiting>();
            while (batch.Count < BatchSize && _waiting.Count > 0) batch.Add(_waiting.Dequeue());
            _isRunning = batch.Count > 0;
            return batch;
        }
    }

    private sealed class Waiting(string id)
    {
        public string Id { get; } = id;

        public TaskCompletionSource<CatalogueEntry> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Answer(Dictionary<string, CatalogueEntry> found)
        {
            if (found.TryGetValue(Id, out var entry)) Source.TrySetResult(entry);
            else Source.TrySetException(new AtomscaleException(AtomscaleErrorKind.NotFound, $"The catalogue has no entry {Id}.", "Check the id, and that the key may see the entry."));
        }
    }
}
