using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Atomscale.Testing;

/// <summary>The sandbox's control endpoint, as tests use it.</summary>
internal sealed class SandboxControl : IDisposable
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient _http;

    public SandboxControl(Uri address)
    {
        _http = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = address, Timeout = Wait.Limit };
        // A connection for each request: none is ever used again at the moment in which the other side ends it.
        _http.DefaultRequestHeaders.ConnectionClose = true;
    }

    /// <summary>Puts these rules in force, and no others.</summary>
    public Task SetFaultsAsync(params Fault[] faults) => SendAsync(HttpMethod.Put, "faults", JsonSerializer.Serialize(faults, _json));

    public Task AddFaultsAsync(params Fault[] faults) => SendAsync(HttpMethod.Post, "faults", JsonSerializer.Serialize(faults, _json));

    public Task ClearFaultsAsync() => SendAsync(HttpMethod.Delete, "faults");

    /// <summary>The requests seen on the API and the storage port, in the order of their arrival.</summary>
    public async Task<IReadOnlyList<SeenRequest>> GetRequestsAsync()
        => JsonSerializer.Deserialize<List<SeenRequest>>(await SendAsync(HttpMethod.Get, "requests").ConfigureAwait(false), _json)!;

    public Task ClearRequestsAsync() => SendAsync(HttpMethod.Delete, "requests");

    /// <summary>The files that have been uploaded and are complete. Their hashes take a second a GiB.</summary>
    public async Task<IReadOnlyList<StoredFile>> GetFilesAsync(bool withHashes = true)
    {
        var path = withHashes ? "files" : "files?sha256=false";
        return JsonSerializer.Deserialize<List<StoredFile>>(await SendAsync(HttpMethod.Get, path).ConfigureAwait(false), _json)!;
    }

    /// <summary>The uploads that have begun and are not complete.</summary>
    public async Task<IReadOnlyList<StoredFile>> GetUploadsAsync()
        => JsonSerializer.Deserialize<List<StoredFile>>(await SendAsync(HttpMethod.Get, "uploads").ConfigureAwait(false), _json)!;

    /// <summary>Forgets all uploads and their bytes, open ones too; the catalogue keeps its entries.</summary>
    public Task ClearFilesAsync() => SendAsync(HttpMethod.Delete, "files");

    /// <summary>What a download should be; kind is <c>processed</c> or <c>raw</c>.</summary>
    public async Task<ExpectedDownload> GetDownloadAsync(string kind, string id)
    {
        var answer = await SendAsync(HttpMethod.Get, $"downloads/{kind}/{Uri.EscapeDataString(id)}").ConfigureAwait(false);
        return JsonSerializer.Deserialize<ExpectedDownload>(answer, _json)!;
    }

    /// <summary>Waits until no request is open: after a cancelled call that is soon, but not at once.</summary>
    public Task WaitForNoOpenRequestsAsync() => Wait.UntilAsync(
        async () => await GetOpenCountAsync().ConfigureAwait(false) == 0,
        async () =>
        {
            var open = (await GetRequestsAsync().ConfigureAwait(false)).Where(request => request.Open).Select(request => $"{request.Method} {request.Path}");
            return $"{await GetOpenCountAsync().ConfigureAwait(false)} requests are open; since the log was cleared: {string.Join(", ", open)}";
        });

    /// <summary>Waits until so many requests are held under this name.</summary>
    public Task WaitForHeldAsync(string name, int count = 1) => Wait.UntilAsync(
        async () =>
        {
            using var state = await ReadAsync("state").ConfigureAwait(false);
            return state.RootElement.GetProperty("held").EnumerateArray().Count(held => held.GetString() == name) >= count;
        },
        async () =>
        {
            using var state = await ReadAsync("state").ConfigureAwait(false);
            return $"fewer than {count} requests are held as '{name}': {state.RootElement}";
        });

    /// <summary>How many requests have been held at the same time at most, since the rules were set.</summary>
    public async Task<int> GetMostHeldAsync()
    {
        using var state = await ReadAsync("state").ConfigureAwait(false);
        return state.RootElement.GetProperty("most_held").GetInt32();
    }

    /// <summary>Releases the requests that are held under this name now; there must be one.</summary>
    public async Task ReleaseAsync(string name)
    {
        if (await ReleaseAnyAsync(name).ConfigureAwait(false) == 0)
            throw new InvalidOperationException($"No request was held as '{name}'.");
    }

    /// <summary>
    /// Releases the requests that are held under this name, if there are any, and says how many: the hold of a client that has left ends of
    /// itself, as soon as the sandbox notices.
    /// </summary>
    public async Task<int> ReleaseAnyAsync(string name)
    {
        var answer = await SendAsync(HttpMethod.Post, "release/" + Uri.EscapeDataString(name)).ConfigureAwait(false);
        using var released = JsonDocument.Parse(answer);
        return released.RootElement.GetProperty("released").GetInt32();
    }

    /// <summary>Moves the sandbox's clock, by which addresses expire.</summary>
    public Task AdvanceClockAsync(TimeSpan time)
        => SendAsync(HttpMethod.Post, "clock", JsonSerializer.Serialize(new { advance_seconds = time.TotalSeconds }));

    public async Task<DateTimeOffset> GetClockAsync()
    {
        using var clock = await ReadAsync("clock").ConfigureAwait(false);
        return clock.RootElement.GetProperty("now").GetDateTimeOffset();
    }

    public void Dispose() => _http.Dispose();

    private async Task<int> GetOpenCountAsync()
    {
        using var state = await ReadAsync("state").ConfigureAwait(false);
        return state.RootElement.GetProperty("open_requests").GetInt32();
    }

    private async Task<JsonDocument> ReadAsync(string path) => JsonDocument.Parse(await SendAsync(HttpMethod.Get, path).ConfigureAwait(false));

    private async Task<string> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request).ConfigureAwait(false);
        var body = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"The sandbox refused {method} {path}: {(int)answer.StatusCode} {body}");
    }
}
