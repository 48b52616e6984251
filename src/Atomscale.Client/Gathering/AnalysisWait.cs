using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;

namespace Atomscale.Client.Gathering;

/// <summary>Waits until the analysis of entries has ended, by asking the catalogue at intervals that grow.</summary>
public sealed class AnalysisWait
{
    private const int LargestQuestion = 100;
    private const int MissingLimit = 10;
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);
    private static readonly HashSet<string> s_final = new(StringComparer.OrdinalIgnoreCase) { "success", "error", "quarantined", "stream_error", "stream_interrupted" };

    private readonly CatalogueApi _catalogue;
    private readonly TimeProvider _time;

    /// <summary>Waits with a connection's client.</summary>
    public AnalysisWait(AtomscaleClient client)
    {
        _catalogue = client.Catalogue;
        _time = client.Connection.Time;
    }

    /// <summary>Whether an analysis with this status has ended. A status that is not known may still change.</summary>
    public static bool IsFinal(string? status) => status is not null && s_final.Contains(status);

    /// <summary>Waits for all entries.</summary>
    /// <param name="dataIds">Their ids.</param>
    /// <param name="ended">Is given each id and its final status as soon as it is known; null when the catalogue has no such entry.</param>
    /// <param name="look">Is given how many are waited for, after each look into the catalogue.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="AtomscaleException">The catalogue could not be read.</exception>
    public async Task RunAsync(IEnumerable<string> dataIds, Func<string, string?, Task> ended, Func<int, Task> look, CancellationToken cancellationToken)
    {
        var waiting = dataIds.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(id => id, _ => 0, StringComparer.OrdinalIgnoreCase);
        for (var interval = s_first; waiting.Count > 0; interval = Grown(interval))
        {
            foreach (var ids in Questions([.. waiting.Keys]))
            {
                var found = await _catalogue.FindAsync(ids, cancellationToken).ConfigureAwait(false);
                foreach (var id in ids)
                {
                    var status = found.TryGetValue(id, out var entry) ? entry.Status : null;
                    waiting[id] = entry is null ? waiting[id] + 1 : 0;
                    if (!IsFinal(status) && waiting[id] < MissingLimit) continue;
                    waiting.Remove(id);
                    await ended(id, status).ConfigureAwait(false);
                }
            }

            await look(waiting.Count).ConfigureAwait(false);
            if (waiting.Count > 0) await PauseAsync(interval, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Grown(TimeSpan interval) => interval.Ticks * 3 / 2 is var ticks && ticks < s_longest.Ticks ? TimeSpan.FromTicks(ticks) : s_longest;

    private static IEnumerable<string[]> Questions(string[] ids)
    {
        for (var start = 0; start < ids.Length; start += LargestQuestion) yield return [.. ids.Skip(start).Take(LargestQuestion)];
    }

    private Task PauseAsync(TimeSpan time, CancellationToken cancellationToken) =>
#if NETSTANDARD2_0
        _time.Delay(time, cancellationToken);
#else
        Task.Delay(time, _time, cancellationToken);
#endif
}
