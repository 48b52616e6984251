using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;

namespace Atomscale.Client.Api;

/// <summary>The data catalogue, <c>GET data_entries/</c>.</summary>
public sealed class CatalogueApi
{
    private readonly ApiSender _sender;

    internal CatalogueApi(ApiSender sender) => _sender = sender;

    /// <summary>
    /// Searches, and hands on each entry as it arrives. The service has no pages: an answer is one long list, read into a spool at
    /// the wire's speed and parsed from there as <paramref name="sink"/> takes entries, some at a time. A body that breaks is asked for again;
    /// entries that were handed on are skipped by their id.
    /// </summary>
    /// <param name="query">What to search for.</param>
    /// <param name="sink">Takes the entries, one at a time; also remembers which it had, so that several searches give each once.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AtomscaleException">The search failed for good; says how many entries were handed on before.</exception>
    public async Task SearchAsync(CatalogueQuery query, CatalogueSink sink, CancellationToken cancellationToken)
    {
        query.Validate();
        foreach (var part in CatalogueRequests.Split(query))
        {
            if (sink.IsFull) return;
            await SearchPartAsync(part, sink, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The entries of some ids, at most 100; ids that the service does not know are left out, entries nobody asked for too.</summary>
    internal async Task<Dictionary<string, CatalogueEntry>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, CatalogueEntry>(StringComparer.OrdinalIgnoreCase);
        var wanted = new HashSet<string>(ids, StringComparer.OrdinalIgnoreCase);
        AtomscaleException? faulty = null;
        var sink = new CatalogueSink(
            entries =>
            {
                foreach (var entry in entries)
                {
                    if (wanted.Contains(entry.DataId)) found[entry.DataId] = entry;
                }

                return Task.CompletedTask;
            },
            fault =>
            {
                faulty = fault;
                return Task.CompletedTask;
            });
        await SearchAsync(new CatalogueQuery { DataIds = ids }, sink, cancellationToken).ConfigureAwait(false);
        return faulty is null || found.Count == wanted.Count ? found : throw faulty;
    }

    private async Task SearchPartAsync(CatalogueQuery query, CatalogueSink sink, CancellationToken cancellationToken)
    {
        var types = CatalogueRequests.TypesToTry(query.DataTypes);
        for (var index = 0; ; index++)
        {
            try
            {
                var request = CatalogueRequests.Compose(query, types[index]);
                await _sender.SendAsync(request, (body, token) => ReadAsync(request, body, query, sink, token), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (AtomscaleException fault) when (fault.StatusCode == 422 && index + 1 < types.Count)
            {
                // This server does not know the newer name: the older one, or all types, filtered here.
            }
            catch (AtomscaleException fault) when (fault.Kind == AtomscaleErrorKind.NotFound)
            {
                if (!query.IsFiltered) throw WebPage.NoSuchList(fault);
                return;
            }
            catch (AtomscaleException fault) when (sink.Count > 0)
            {
                throw new AtomscaleException(
                    fault.Kind, $"The catalogue broke off after {sink.Count} entries. {fault.Message}", fault.RecommendedAction,
                    fault.StatusCode, fault.Method, fault.Address, fault.ServerMessage, fault.RequestId, fault.Tries, fault);
            }
        }
    }

    private async Task<bool> ReadAsync(ApiRequest request, Stream body, CatalogueQuery query, CatalogueSink sink, CancellationToken cancellationToken)
    {
        using var spool = new Spool();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = spool.FillAsync(body, ending.Token);
        try
        {
            using var reader = spool.OpenReader();
            await new CatalogueBody(query, sink, _sender.AddressOf(request)).ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ending.Cancel();
            await filling.ConfigureAwait(false);
        }

        return true;
    }
}
