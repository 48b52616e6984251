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

namespace Atomscale.Client.Tests.Transfer;

/// <summary>A sandbox, a folder, and transfers between them. Waits between tries pass at once.</summary>
internal sealed class TransferCase : IDisposable
{
    /// <summary>The smallest part that the storage takes.</summary>
    public const int PartSize = 5 * 1024 * 1024;

    /// <summary>How long a file is that was sent to be saved.</summary>
    public const int SavedLength = 3_000_000;

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
        options.Time ??= new SkippingTimeProvider();
        Lab = new SandboxCase(options, arguments);
    }

    public SandboxCase Lab { get; }

    public Folder Folder { get; } = new();

    public SandboxControl Control => Lab.Control;

    /// <summary>In how large parts files are sent.</summary>
    public long Parts { get; set; } = PartSize;

    /// <summary>How many parts at the start are smaller.</summary>
    public int OpeningParts { get; set; } = TransferPlan.DefaultOpeningParts;

    public ConcurrentQueue<Upload> Uploads { get; } = new();

    public ConcurrentQueue<SavedFile> Saved { get; } = new();

    public ConcurrentQueue<AtomscaleException> Faults { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    /// <summary>What progress the last command has shown in the end.</summary>
    public TransferProgress? Shown { get; private set; }

    /// <summary>The one fault there should be.</summary>
    public AtomscaleException Fault => Faults.Single();

    /// <summary>The files in the folder "saved".</summary>
    public string[] SavedNames => Directory.Exists(Folder["saved"])
        ? [.. Directory.GetFiles(Folder["saved"]).Select(path => Path.GetFileName(path)!).OrderBy(name => name, StringComparer.Ordinal)]
        : [];

    /// <summary>Where the journal of a file stands while there is one.</summary>
    public string JournalPath(string file)
    {
        var (folder, _) = StateFolder.Open(Environment.GetEnvironmentVariable);
        var connection = Lab.Connection;
        return Path.Combine(folder!, UploadIdentity.Of(connection.Endpoint, UploadIdentity.Fingerprint(connection.Options.ApiKey.Reveal()), file, Path.GetFileName(file), null, null) + ".upload");
    }

    public bool HasJournal(string file) => File.Exists(JournalPath(file));

    /// <summary>Sends files.</summary>
    public async Task SendAsync(CancellationToken cancellationToken, params UploadSource[] sources)
    {
        using var run = new UploadRun(
            Lab.Client, new UploadOptions { PartSize = Parts, OpeningParts = OpeningParts },
            (_, upload) => Note(() => Uploads.Enqueue(upload)), (_, fault) => Note(() => Faults.Enqueue(fault)), warning => Note(() => Warnings.Enqueue(warning)), cancellationToken);
        Shown = run.Whole;
        foreach (var source in sources) await run.AddAsync(source);
        await run.CompleteAsync();
    }

    public Task SendAsync(params string[] paths) => SendAsync(CancellationToken.None, [.. paths.Select(UploadSource.OfFile)]);

    /// <summary>Sends a file, and looks at its record as the user gets it.</summary>
    public async Task SendAsync(string path, Action<Upload> look)
    {
        using var run = new UploadRun(
            Lab.Client, new UploadOptions { PartSize = Parts, OpeningParts = OpeningParts },
            (_, upload) => Note(() => look(upload)), (_, fault) => Note(() => Faults.Enqueue(fault)), warning => Note(() => Warnings.Enqueue(warning)), CancellationToken.None);
        await run.AddAsync(UploadSource.OfFile(path));
        await run.CompleteAsync();
    }

    /// <summary>Sends a file with its journal in a folder of the test's.</summary>
    public async Task SendWithJournalInAsync(string stateFolder, string path)
    {
        var (client, connection) = (Lab.Client, Lab.Connection);
        var context = new UploadContext
        {
            Files = client.Files,
            Catalogue = client.Catalogue,
            Storage = client.Storage,
            Endpoint = connection.Endpoint,
            KeyFingerprint = "k",
            Time = connection.Time,
            Options = new UploadOptions { PartSize = Parts, OpeningParts = OpeningParts },
            StateFolder = stateFolder,
            Done = (_, upload) => Note(() => Uploads.Enqueue(upload)),
            Refuse = (_, fault) => Note(() => Faults.Enqueue(fault)),
            Warn = warning => Note(() => Warnings.Enqueue(warning)),
        };
        var pool = new TransferScheduler(2, CancellationToken.None);
        pool.Add(new FileUpload(context, UploadSource.OfFile(path), new TransferProgress(path)));
        await pool.CompleteAsync();
    }

    /// <summary>Sends a file to be saved, and puts it aside under another name.</summary>
    public async Task<(string Id, string File)> SentAsync(string name, int seed = 1)
    {
        var file = Folder.Fill(name, SavedLength, seed);
        await SendAsync(file);
        var id = Uploads.Last().DataId!;
        var kept = Folder[Guid.NewGuid().ToString("N")];
        File.Move(file, kept);
        return (id, kept);
    }

    /// <summary>Saves files into the folder "saved".</summary>
    public async Task SaveAsync(DownloadOptions options, CancellationToken cancellationToken, params string[] ids)
    {
        using var run = new DownloadRun(
            Lab.Client, options,
            (_, file) => Note(() => Saved.Enqueue(file)), (_, fault) => Note(() => Faults.Enqueue(fault)), warning => Note(() => Warnings.Enqueue(warning)), cancellationToken);
        Shown = run.Whole;
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
