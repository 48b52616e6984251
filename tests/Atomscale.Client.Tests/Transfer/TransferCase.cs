using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Api;
using Atomscale.Client.Transfer;
using Atomscale.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>A sandbox, a folder, and transfers between them. Waits between tries pass at once.</summary>
internal sealed class TransferCase : IDisposable
{
    /// <summary>The smallest part that the storage takes.</summary>
    public const int PartSize = 5 * 1024 * 1024;

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly Timer _clock;

    static TransferCase()
    {
        // One folder for the journals of all tests: what names an upload includes the sandbox's port and the test's own folder.
        var state = Path.Combine(Path.GetTempPath(), $"atomscale-tests-state-{Guid.NewGuid():N}");
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", state);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(state)) Directory.Delete(state, recursive: true);
        };
    }

    public TransferCase(params string[] arguments) : this(new TestOptions(), arguments) { }

    public TransferCase(TestOptions options, params string[] arguments)
    {
        options.Time ??= _time;
        Lab = new SandboxCase(options, arguments);
        _clock = new Timer(_ => _time.Advance(TimeSpan.FromSeconds(1)), null, 20, 20);
    }

    public SandboxCase Lab { get; }

    public Folder Folder { get; } = new();

    public SandboxControl Control => Lab.Control;

    public ConcurrentQueue<Upload> Uploads { get; } = new();

    public ConcurrentQueue<SavedFile> Saved { get; } = new();

    public ConcurrentQueue<AtomscaleException> Faults { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    /// <summary>The one fault there should be.</summary>
    public AtomscaleException Fault => Faults.Single();

    /// <summary>Sends files, in parts of 5 MiB.</summary>
    public async Task SendAsync(CancellationToken cancellationToken, params UploadSource[] sources)
    {
        using var run = new UploadRun(
            Lab.Client, new UploadOptions { PartSize = PartSize },
            (_, upload) => Note(() => Uploads.Enqueue(upload)), (_, fault) => Note(() => Faults.Enqueue(fault)), warning => Note(() => Warnings.Enqueue(warning)), cancellationToken);
        foreach (var source in sources) await run.AddAsync(source);
        await run.CompleteAsync();
    }

    public Task SendAsync(params string[] paths) => SendAsync(CancellationToken.None, [.. paths.Select(UploadSource.OfFile)]);

    /// <summary>Saves files into the folder "saved".</summary>
    public async Task SaveAsync(DownloadOptions options, CancellationToken cancellationToken, params string[] ids)
    {
        using var run = new DownloadRun(
            Lab.Client, options,
            (_, file) => Note(() => Saved.Enqueue(file)), (_, fault) => Note(() => Faults.Enqueue(fault)), warning => Note(() => Warnings.Enqueue(warning)), cancellationToken);
        foreach (var id in ids) run.Add(new DownloadRequest(id, null, null));
        await run.CompleteAsync();
    }

    public Task SaveAsync(params string[] ids) => SaveAsync(Into("saved", FileKind.Raw), CancellationToken.None, ids);

    public DownloadOptions Into(string folder, FileKind kind, bool force = false, bool skip = false, bool appendId = false) =>
        new() { Folder = Folder[folder], Kind = kind, Force = force, SkipExisting = skip, AppendId = appendId };

    /// <summary>The SHA-256 of what the service has of an entry, fetched without the code under test.</summary>
    public async Task<string> StoredAsync(string dataId)
    {
        await Control.ClearFaultsAsync();
        using var http = new System.Net.Http.HttpClient(new System.Net.Http.HttpClientHandler { UseProxy = false });
        http.DefaultRequestHeaders.Add("X-API-KEY", Lab.Sandbox.Key);
        var answer = await http.GetStringAsync(new Uri(Lab.Sandbox.Endpoint, $"data_entries/raw_data/{dataId}?return_as=url-download"));
        using var json = System.Text.Json.JsonDocument.Parse(answer);
        http.DefaultRequestHeaders.Clear();
        using var stream = await http.GetStreamAsync(json.RootElement.GetProperty("url").GetString());
        return Hash(stream);
    }

    public static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Hash(file);
    }

    /// <summary>The requests to the storage.</summary>
    public async Task<IReadOnlyList<SeenRequest>> StorageAsync(string method) =>
        [.. (await Control.GetRequestsAsync()).Where(request => request.Port == "storage" && request.Method == method)];

    public void Dispose()
    {
        _clock.Dispose();
        Lab.Dispose();
        Folder.Dispose();
    }

    private static string Hash(Stream stream)
    {
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(stream));
    }

    private static Task Note(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
