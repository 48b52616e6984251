using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>The data catalogue, <c>GET data_entries/</c>.</summary>
public sealed class CatalogueApi
{
    private readonly ApiSender _sender;
    private bool? _isUnified;

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
        for (var index = 0; ; index++)
        {
            try
            {
                var request = CatalogueRequests.Compose(query, types[index]);
                var isUnified = await IsUnifiedAsync(query, index, cancellationToken).ConfigureAwait(false);
                await _sender.SendAsync(request, (body, token) => ReadAsync(request, body, entry => CatalogueRequests.Matches(query, entry, isUnified), sink, token), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (AtomscaleException error) when (error.StatusCode == 422 && index + 1 < types.Count)
            {
                // This server does not know the newer name: the older one, or all types, filtered here.
            }
            catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.NotFound)
            {
                if (!query.IsFiltered) throw WebPage.NoSuchList(error);
                return;
            }
            catch (AtomscaleException error) when (sink.Count > 0)
            {
                throw new AtomscaleException(
                    error.Kind, $"The catalogue broke off after {sink.Count} entries. {error.Message}", error.RecommendedAction,
                    error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error);
            }
        }
    }

    // Whether the server has all RHEED videos under the one name rheed: it then refuses the names of their kinds. A search for one kind tells so
    // by itself; one for several types asks for all of them, so that the question has to be put, for an id that no entry has.
    private async Task<bool> IsUnifiedAsync(CatalogueQuery query, int refusals, CancellationToken cancellationToken)
    {
        if (query.DataTypes.FirstOrDefault(DataTypes.IsUnified) is not { } kind) return false;
        if (query.DataTypes.Count == 1) return refusals > 0;
        if (_isUnified is { } known) return known;
        try
        {
            var request = CatalogueRequests.Compose(new CatalogueQuery { DataIds = [Guid.Empty.ToString()] }, kind);
            await _sender.SendAsync(request, JsonBody.BufferAsync, cancellationToken).ConfigureAwait(false);
            _isUnified = false;
        }
        catch (AtomscaleException error) when (error.StatusCode is 422 or 404)
        {
            _isUnified = error.StatusCode == 422;
        }

        return _isUnified.Value;
    }

    private async Task<bool> ReadAsync(ApiRequest request, Stream body, Func<CatalogueEntry, bool> matches, CatalogueSink sink, CancellationToken cancellationToken)
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

        return true;
    }
}
