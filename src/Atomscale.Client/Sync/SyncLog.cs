using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Atomscale.Client.IO;

namespace Atomscale.Client.Sync;

/// <summary>
/// A log of runs: one line of JSON an event, with the ids of the error records. It is opened for each line, so that others may read, move or
/// delete it at any time. At 10 MB it becomes <c>name.1</c>, that one <c>name.2</c>, and so on up to 5.
/// </summary>
public sealed class SyncLog
{
    private const long MaximumLength = 10_000_000;
    private const int Kept = 5;

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly object _gate = new();

    /// <summary>Makes the log of a command.</summary>
    /// <param name="path">Its full path; its folder is made when it is not there.</param>
    /// <exception cref="AtomscaleException">AccessDenied, DiskFull: it cannot be written.</exception>
    public SyncLog(string path) : this(path, TimeProvider.System) { }

    internal SyncLog(string path, TimeProvider time)
    {
        _path = path;
        _time = time;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) DirectoryCreation.Make(folder);
        Guard(Rotate);
    }

    /// <summary>Notes the beginning of a run.</summary>
    public void Begin(string folder) => Write("start", json => json.WriteString("folder", folder));

    /// <summary>Notes what became of a file.</summary>
    public void Tell(AtomscaleSyncItem item, SyncOutcome outcome) => Write(outcome == SyncOutcome.Sent ? "sent" : "failed", json =>
    {
        json.WriteString("path", item.Path);
        json.WriteNumber("length", item.Length);
        json.WriteString("state", item.State.ToString());
        json.WriteNumber("attempts", item.Attempts);
        if (item.DataId is { } id) json.WriteString("data_id", id);
        if (item.Sha256 is { } hash) json.WriteString("sha256", hash);
        if (item.NextAttempt is { } next) json.WriteString("next_attempt", Text(next));
        if (item.ErrorId is not { } error) return;
        json.WriteString("error_id", error);
        json.WriteString("message", item.ErrorMessage);
    });

    /// <summary>Notes a file that was written for an entry.</summary>
    public void Written(string path, string dataId) => Write("written", json =>
    {
        json.WriteString("path", path);
        json.WriteString("data_id", dataId);
    });

    /// <summary>Notes that a result could not be fetched or written.</summary>
    public void Fail(AtomscaleException error, string? dataId) => Write("failed", json =>
    {
        if (dataId is not null) json.WriteString("data_id", dataId);
        json.WriteString("error_id", "Atomscale." + error.Kind);
        json.WriteString("message", error.Message);
    });

    /// <summary>Notes the end of a run.</summary>
    public void End(AtomscaleResultSyncRun run) => Write("end", json =>
    {
        json.WriteNumber("found", run.Found);
        json.WriteNumber("written", run.Written);
        json.WriteNumber("skipped", run.Skipped);
        json.WriteNumber("failed", run.Failed);
        json.WriteNumber("points", run.Points);
        json.WriteNumber("bytes", run.Bytes);
        json.WriteNumber("seconds", Math.Round(run.Duration.TotalSeconds, 3));
        json.WriteNumber("exit_code", run.ExitCode);
    });

    /// <summary>Notes an error that is not of one file, or that ended the run.</summary>
    public void Fail(AtomscaleException error) => Write("error", json =>
    {
        json.WriteString("error_id", "Atomscale." + error.Kind);
        json.WriteString("message", error.Message);
    });

    /// <summary>Notes a warning.</summary>
    public void Warn(string text) => Write("warning", json => json.WriteString("message", text));

    /// <summary>Notes the end of a run.</summary>
    public void End(AtomscaleSyncRun run) => Write("end", json =>
    {
        json.WriteNumber("found", run.Found);
        json.WriteNumber("sent", run.Sent);
        json.WriteNumber("skipped", run.Skipped);
        json.WriteNumber("waiting", run.Waiting);
        json.WriteNumber("failed", run.Failed);
        json.WriteNumber("bytes", run.Bytes);
        json.WriteNumber("seconds", Math.Round(run.Duration.TotalSeconds, 3));
        json.WriteNumber("exit_code", run.ExitCode);
    });

    private void Write(string name, Action<Utf8JsonWriter> fields)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("time", Text(_time.GetUtcNow()));
            json.WriteString("event", name);
            fields(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        lock (_gate)
        {
            Guard(() =>
            {
                using var file = Open();
                file.Write(line.GetBuffer(), 0, (int)line.Length);
            });
        }
    }

    private void Rotate()
    {
        using (var file = Open())
        {
            if (file.Length < MaximumLength) return;
        }

        File.Delete(Older(Kept));
        for (var number = Kept - 1; number >= 1; number--)
        {
            if (File.Exists(Older(number))) File.Move(Older(number), Older(number + 1));
        }

        File.Move(_path, Older(1));
    }

    private string Older(int number) => string.Format(CultureInfo.InvariantCulture, "{0}.{1}", _path, number);

    private FileStream Open() => new(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1);

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, _path);
        }
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
