using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Api;

/// <summary>
/// Waits until entries have a final status; ids may be added while it waits. The catalogue is asked for many ids at once, at intervals that
/// grow. A service that is away is waited for.
/// </summary>
public sealed class ResultWait
{
    private const int LargestQuestion = 100;
    private const int MissingLimit = 10;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly CatalogueApi _catalogue;
    private readonly TimeProvider _time;
    private readonly ResultWaitOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly object _gate = new();
    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.OrdinalIgnoreCase);
    private TaskCompletionSource<bool> _change = NewChange();
    private Task? _work;
    private bool _isComplete;
    private bool _isAway;

    /// <summary>Makes it for one command; nothing is asked before the first id.</summary>
    public ResultWait(AtomscaleClient client, ResultWaitOptions options, CancellationToken cancellationToken)
    {
        _catalogue = client.Catalogue;
        _time = client.Connection.Time;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <summary>How many entries are waited for, by status.</summary>
    public IReadOnlyDictionary<string, int> Statuses()
    {
        lock (_gate) return _waiting.Values.GroupBy(waiting => waiting.Status ?? "not seen yet", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count());
    }

    /// <summary>Adds an entry; one that is waited for already is not waited for twice.</summary>
    /// <param name="dataId">Its id.</param>
    /// <param name="item">What the user gave, for errors.</param>
    public void Add(string dataId, object? item)
    {
        lock (_gate)
        {
            if (!_waiting.ContainsKey(dataId)) _waiting.Add(dataId, new Waiting(item, _time.GetTimestamp()));
            _change.TrySetResult(true);
            _work ??= Task.Run(RunAsync, CancellationToken.None);
        }
    }

    /// <summary>Waits until all are told of; none may be added any more.</summary>
    /// <exception cref="AtomscaleException">The catalogue could not be read, for a reason that does not pass.</exception>
    public Task CompleteAsync()
    {
        lock (_gate)
        {
            _isComplete = true;
            _change.TrySetResult(true);
            return _work ?? Task.CompletedTask;
        }
    }

    private async Task RunAsync()
    {
        for (var interval = _options.PollInterval; ;)
        {
            if (Next() is { } change)
            {
                await WaitAsync(change).ConfigureAwait(false);
                interval = _options.PollInterval;
                continue;
            }

            if (Ids() is not { Length: > 0 } ids) return;
            await LookAsync(ids).ConfigureAwait(false);
            await TimeOutAsync().ConfigureAwait(false);
            await _options.Look().ConfigureAwait(false);
            if (Ids().Length == 0) continue;
            await PauseAsync(Allowed(interval)).ConfigureAwait(false);
            interval = Grown(interval);
        }
    }

    // What has to happen before there is anything to ask for; null when there is something, or when all is over.
    private Task? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0 || _isComplete) return null;
            _change = NewChange();
            return _change.Task;
        }
    }

    private string[] Ids()
    {
        lock (_gate) return [.. _waiting.Keys];
    }

    private async Task LookAsync(string[] all)
    {
        for (var start = 0; start < all.Length; start += LargestQuestion)
        {
            var ids = all.Skip(start).Take(LargestQuestion).ToArray();
            try
            {
                var found = await _catalogue.FindAsync(ids, _cancellationToken).ConfigureAwait(false);
                if (_isAway) await _options.Warn("The service is back.").ConfigureAwait(false);
                _isAway = false;
                foreach (var id in ids) await NoteAsync(id, found.TryGetValue(id, out var entry) ? entry : null).ConfigureAwait(false);
            }
            catch (AtomscaleException error) when (error.Kind is AtomscaleErrorKind.Network or AtomscaleErrorKind.Timeout or AtomscaleErrorKind.ServerError or AtomscaleErrorKind.RateLimited)
            {
                if (!_isAway) await _options.Warn($"The service is away, and is waited for: {error.Message}").ConfigureAwait(false);
                _isAway = true;
                return;
            }
        }
    }

    private async Task NoteAsync(string id, CatalogueEntry? entry)
    {
        Waiting waiting;
        lock (_gate)
        {
            waiting = _waiting[id];
            waiting.Status = entry?.Status ?? waiting.Status;
            waiting.Missing = entry is null ? waiting.Missing + 1 : 0;
            if (!AnalysisWait.IsFinal(entry?.Status) && waiting.Missing < MissingLimit) return;
            _waiting.Remove(id);
        }

        if (entry is not null) await _options.Ended(entry).ConfigureAwait(false);
        else await _options.Failed(new AtomscaleException(AtomscaleErrorKind.NotFound, $"The catalogue has no entry {id}.", "Check the id, and that the key may see the entry."), waiting.Item).ConfigureAwait(false);
    }

    private async Task TimeOutAsync()
    {
        if (_options.Timeout is not { } limit) return;
        KeyValuePair<string, Waiting>[] late;
        lock (_gate)
        {
            late = [.. _waiting.Where(pair => _time.GetElapsedTime(pair.Value.Since) >= limit)];
            foreach (var pair in late) _waiting.Remove(pair.Key);
        }

        foreach (var pair in late)
        {
            var status = pair.Value.Status is { } text ? $"its status is still '{text}'" : "the catalogue does not have it yet";
            await _options.Failed(
                new AtomscaleException(AtomscaleErrorKind.Timeout, $"The analysis of entry {pair.Key} has not ended within {limit.TotalSeconds:0.###} s: {status}.", "Wait longer with -Timeout, or look at the entry later with Search-AtomscaleCatalogue -DataId."),
                pair.Value.Item).ConfigureAwait(false);
        }
    }

    // Not beyond the next timeout.
    private TimeSpan Allowed(TimeSpan interval)
    {
        if (_options.Timeout is not { } limit) return interval;
        lock (_gate)
        {
            var left = limit - _waiting.Values.Max(waiting => _time.GetElapsedTime(waiting.Since));
            return left < interval ? left > TimeSpan.Zero ? left : TimeSpan.Zero : interval;
        }
    }

    private static TimeSpan Grown(TimeSpan interval) => interval >= s_longest ? interval : interval.Ticks * 3 / 2 < s_longest.Ticks ? TimeSpan.FromTicks(interval.Ticks * 3 / 2) : s_longest;

    private async Task WaitAsync(Task change)
    {
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (_cancellationToken.Register(() => stopped.TrySetCanceled())) await (await Task.WhenAny(change, stopped.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private Task PauseAsync(TimeSpan time) =>
#if NETSTANDARD2_0
        _time.Delay(time, _cancellationToken);
#else
        Task.Delay(time, _time, _cancellationToken);
#endif

    private static TaskCompletionSource<bool> NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Waiting(object? item, long since)
    {
        public object? Item { get; } = item;

        public long Since { get; } = since;

        public string? Status { get; set; }

        public int Missing { get; set; }
    }
}
