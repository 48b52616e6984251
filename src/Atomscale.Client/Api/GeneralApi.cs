using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Json;
using Atomscale.Client.Tables;

namespace Atomscale.Client.Api;

/// <summary>Any call of the service's API, for what the other families do not know.</summary>
public sealed class GeneralApi
{
    private readonly ApiSender _sender;
    private readonly Uri _endpoint;

    internal GeneralApi(ApiSender sender, Uri endpoint)
    {
        _sender = sender;
        _endpoint = endpoint;
    }

    /// <summary>The full address of a path, with its query.</summary>
    /// <param name="path">Relative to the endpoint, or an absolute address of the same scheme, host and port.</param>
    /// <param name="query">More of the query: lists repeat their name, booleans and instants have the service's form, null is left out.</param>
    /// <exception cref="AtomscaleException">Insecure: it is the endpoint without encryption. BadInput: it leads elsewhere, or a list is empty.</exception>
    public Uri AddressOf(string path, IDictionary? query)
    {
        var address = Resolve(path);
        var text = new QueryText();
        foreach (DictionaryEntry entry in query ?? new Hashtable()) Add(text, InvariantText.Of(entry.Key), entry.Value);
        var more = text.ToString();
        var given = address.Query.Length > 1 ? address.Query : "";
        // Two slashes at its start would be taken for a host further on.
        var whole = $"{address.Scheme}://{address.Authority}/{address.AbsolutePath.TrimStart('/')}{given}";
        return new Uri(given.Length > 0 && more.Length > 0 ? $"{whole}&{more.Substring(1)}" : whole + more);
    }

    /// <summary>A value as the JSON text of a body; text stays as it is.</summary>
    public static string BodyOf(object value) => value as string ?? JsonCell.TextOf(value);

    /// <summary>Sends a call. GET, PUT and DELETE are repeated where that can help; POST and PATCH never once they may have arrived.</summary>
    /// <param name="method">The method, in capitals.</param>
    /// <param name="address">What <see cref="AddressOf"/> gave.</param>
    /// <param name="body">The body, or null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The items of a JSON array, one item for any other JSON or text, none for an empty answer.</returns>
    /// <exception cref="AtomscaleException">The call failed for good.</exception>
    public async Task<IReadOnlyList<object?>> SendAsync(string method, Uri address, string? body, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Any(new HttpMethod(method), address.AbsolutePath, address.Query, body, isRetryable: method is "GET" or "PUT" or "DELETE");
        using var answer = await _sender.SendAsync(request, JsonBody.BufferAsync, cancellationToken).ConfigureAwait(false);
        return Items(answer);
    }

    private Uri Resolve(string path)
    {
        var isAbsolute = path.IndexOf("://", StringComparison.Ordinal) is > 0 and < 10;
        // What stands before a colon would be taken for a scheme, and two slashes for a host.
        if (!Uri.TryCreate(_endpoint, isAbsolute ? path : "./" + path.TrimStart('/', '\\'), out var address))
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{path}' is not a path or address.", "Give a path below the endpoint, such as data_entries/.");
        if (Origin.IsSame(address, _endpoint)) return address;
        if (address.Scheme == "http" && _endpoint.Scheme == "https") throw NotEncrypted(address);
        throw new AtomscaleException(
            AtomscaleErrorKind.BadInput, $"'{address.GetLeftPart(UriPartial.Path)}' is not an address of the service: the key goes to {_endpoint.GetLeftPart(UriPartial.Authority)} only.",
            "Give a path below the endpoint, or connect to the other service first.");
    }

    private AtomscaleException NotEncrypted(Uri address) => new(
        AtomscaleErrorKind.Insecure, $"'{address.GetLeftPart(UriPartial.Path)}' is not encrypted, and the connection is: the key goes to {_endpoint.GetLeftPart(UriPartial.Authority)} only.", "Use https://, or a path below the endpoint.");

    private static void Add(QueryText text, string name, object? value)
    {
        var escaped = Uri.EscapeDataString(name);
        switch (value)
        {
            case null:
                break;
            case bool flag:
                text.Add(escaped, flag);
                break;
            case DateTimeOffset instant:
                text.Add(escaped, instant);
                break;
            case DateTime time:
                text.Add(escaped, new DateTimeOffset(time));
                break;
            case IEnumerable list and not string:
                var values = list.Cast<object?>().ToArray();
                if (values.Length == 0)
                    throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"The list '{name}' in the query is empty, which the service takes for no filter at all.", "Leave the name out to have no filter.");
                foreach (var item in values) Add(text, name, item);
                break;
            default:
                text.Add(escaped, InvariantText.Of(value));
                break;
        }
    }

    // No answer: what was to be deleted is gone.
    private static IReadOnlyList<object?> Items(MemoryStream? answer)
    {
        if (answer is null) return [];
        var text = Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length);
        if (string.IsNullOrWhiteSpace(text)) return [];
        try
        {
            using var document = JsonBody.ParseText(text);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Null => [],
                JsonValueKind.Array => document.RootElement.EnumerateArray().Select(JsonValues.Value).ToArray(),
                _ => [JsonValues.Value(document.RootElement)],
            };
        }
        catch (JsonException)
        {
            return [text];
        }
    }
}
