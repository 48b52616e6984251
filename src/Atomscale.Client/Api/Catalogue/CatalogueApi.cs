using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http.Api;
using Atomscale.Client.IO;

namespace Atomscale.Client.Api.Catalogue;

/// <summary>The data catalogue, <c>GET data_entries/</c>.</summary>
public sealed class CatalogueApi
{
    private readonly ApiSender _sender;

    internal CatalogueApi(ApiSender sender) => _sender = sender;

    /// <summary>
    /// Searches, and hands on each entry as it arrives. The service has no pages: an answer is one long list, read into a spool at
    /// the wire's speed and parsed from there as <paramref name="sink"/> takes entries, some at a time. A body that breaks is requested again;
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
        AtomscaleException? unreadable = null;
        var sink = new CatalogueSink(
            entries =>
            {
                foreach (var entry in entries)
                {
                    if (wanted.Contains(entry.DataId)) found[entry.DataId] = entry;
                }

                return Task.CompletedTask;
            },
            error =>
            {
                unreadable = error;
                return Task.CompletedTask;
            });
        await SearchAsync(new CatalogueQuery { DataIds = ids }, sink, cancellationToken).ConfigureAwait(false);
        return unreadable is null || found.Count == wanted.Count ? found : throw unreadable;
    }

    private async Task SearchPartAsync(CatalogueQuery query, CatalogueSink sink, CancellationToken cancellationToken)
    {
        var types = CatalogueRequests.TypesToRequest(query.DataTypes);
        var isUnified = await IsUnifiedAsync(query, cancellationToken).ConfigureAwait(false);
        var wasAccepted = false;
        for (var index = 0; ; index++)
        {
            try
            {
                var request = CatalogueRequests.Compose(query, types[index]);
                var isEmpty = true;
                await _sender.SendAsync(request, (body, token) => ReadAsync(request, body, Matches, sink, token), cancellationToken).ConfigureAwait(false);
                wasAccepted = true;
                // A server that accepts a name without having anything under it may have the same videos under the newer name.
                if (!isEmpty || !DataTypes.IsKindOfRheed(types[index])) return;

                bool Matches(CatalogueEntry entry)
                {
                    isEmpty = false;
                    return CatalogueRequests.Matches(query, entry, isUnified);
                }
            }
            catch (AtomscaleException error) when (error.StatusCode == 422 && (wasAccepted || index + 1 < types.Count))
            {
                // This server does not know the newer name: the older one, or all types, filtered here.
                if (wasAccepted) return;
            }
            catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
            {
                if (!query.IsFiltered) throw WebPage.NoSuchList(error);
                if (!DataTypes.IsKindOfRheed(types[index])) return;
                wasAccepted = true;
            }
            catch (AtomscaleException error) when (sink.Count > 0)
            {
                throw new AtomscaleException(
                    error.Kind, $"The catalogue broke off after {sink.Count} entries. {error.Message}", error.RecommendedAction,
                    error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error);
            }
        }
    }

    // Whether entries of the one type rheed are what a query for stationary or rotating videos means. A search for one kind asks for that name
    // first, and what it is given is what the server means. One for several types is filtered here, so that it has to find out before whether
    // the server has anything under the older names.
    private async Task<bool> IsUnifiedAsync(CatalogueQuery query, CancellationToken cancellationToken)
    {
        if (query.DataTypes.Count == 1) return true;
        foreach (var kind in query.DataTypes.Where(DataTypes.IsKindOfRheed))
        {
            if (!await HasAnyAsync(query, kind, cancellationToken).ConfigureAwait(false)) return true;
        }

        return false;
    }

    private async Task<bool> HasAnyAsync(CatalogueQuery query, string type, CancellationToken cancellationToken)
    {
        var first = new CatalogueSink(_ => Task.CompletedTask, _ => Task.CompletedTask, limit: 1);
        try
        {
            var request = CatalogueRequests.Compose(query, type);
            await _sender.SendAsync(request, (body, token) => ReadAsync(request, body, entry => DataTypes.Is(entry.DataType, type), first, token), cancellationToken).ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.StatusCode == 422 || error.Kind == AtomscaleErrorKind.NotFound)
        {
            return false;
        }

        return first.Count > 0;
    }

    private async Task<CatalogueSink> ReadAsync(ApiRequest request, Stream body, Func<CatalogueEntry, bool> matches, CatalogueSink sink, CancellationToken cancellationToken)
    {
        using var spool = new Spool();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = spool.FillAsync(body, ending.Token);
        try
        {
            using var reader = spool.OpenReader();
            await new CatalogueBody(matches, sink, _sender.AddressOf(request), _sender.UnexpectedFields).ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ending.Cancel();
            await filling.ConfigureAwait(false);
        }

        return sink;
    }
}
