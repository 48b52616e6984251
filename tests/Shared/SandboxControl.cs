using System;
using System.Collections.Generic;
using System.Diagnostics;
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
    private static readonly TimeSpan _guard = TimeSpan.FromSeconds(10);

    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient _http;

    public SandboxControl(Uri address) => _http = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = address };

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

    /// <summary>How many requests on the API and the storage port are not done with.</summary>
    public async Task<int> GetOpenRequestsAsync()
    {
        using var state = await ReadAsync("state").ConfigureAwait(false);
        return state.RootElement.GetProperty("open_requests").GetInt32();
    }

    /// <summary>Waits until no request is open: after a cancelled call that is soon, but not at once.</summary>
    public Task WaitForNoOpenRequestsAsync()
        => WaitAsync("for all requests to end", async () => await GetOpenRequestsAsync().ConfigureAwait(false) == 0);

    /// <summary>Waits until a request is held under this name.</summary>
    public Task WaitForHeldAsync(string name) => WaitAsync($"for a request held as '{name}'", async () =>
    {
        using var state = await ReadAsync("state").ConfigureAwait(false);
        return state.RootElement.GetProperty("held").EnumerateArray().Any(held => held.GetString() == name);
    });

    /// <summary>Lets go the requests that are held under this name now.</summary>
    public async Task ReleaseAsync(string name)
    {
        var answer = await SendAsync(HttpMethod.Post, "release/" + Uri.EscapeDataString(name)).ConfigureAwait(false);
        using var released = JsonDocument.Parse(answer);
        if (released.RootElement.GetProperty("released").GetInt32() == 0)
            throw new InvalidOperationException($"No request was held as '{name}'.");
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

    private static async Task WaitAsync(string what, Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo().ConfigureAwait(false))
        {
            if (watch.Elapsed > _guard)
                throw new TimeoutException($"Waited {_guard.TotalSeconds} s {what}.");
            await Task.Delay(20).ConfigureAwait(false);
        }
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
