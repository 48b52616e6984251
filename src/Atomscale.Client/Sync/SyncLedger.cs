using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace Atomscale.Client.Sync;

/// <summary>
/// What is known of the files of a folder: one row a version of a file. Each change is on the disk when it returns, so that a kill at any
/// moment leaves what stood before or after it. Thread-safe.
/// </summary>
internal sealed class SyncLedger : IDisposable
{
    private const string Columns = "id, path, length, changed, state, seen, sha256, data_id, attempts, next_attempt, error_id, error_message, started, ended";
    private const string FolderName = "folder";
    private const string EndpointName = "endpoint";

    private readonly object _gate = new();
    private readonly LedgerDatabase _database;
    private readonly LedgerLock? _lock;
    private bool _isClosed;

    private SyncLedger(LedgerDatabase database, LedgerLock? held)
    {
        _database = database;
        _lock = held;
    }

    /// <summary>The full path of the ledger.</summary>
    public string Path => _database.Path;

    /// <summary>The folder that it is of.</summary>
    public string Folder => Meta(FolderName) ?? "";

    /// <summary>Opens the ledger of a folder for a run, which is then the only one; makes it when there is none.</summary>
    /// <param name="path">The ledger.</param>
    /// <param name="folder">The folder, as <see cref="SyncPath.Folder"/> gives it.</param>
    /// <param name="endpoint">The service that the files are sent to.</param>
    /// <exception cref="AtomscaleException">InUse, LedgerUnusable, BadInput, AccessDenied, DiskFull.</exception>
    public static SyncLedger OpenForRun(string path, string folder, Uri endpoint)
    {
        var held = LedgerLock.Take(path);
        SyncLedger? ledger = null;
        try
        {
            if (!File.Exists(path))
            {
                if (held.HadLedger) throw LedgerErrors.Missing(path);
                Make(path, folder, endpoint, []);
            }

            held.NoteLedger();
            ledger = new SyncLedger(LedgerDatabase.Open(path, LedgerSchema.Files, toWrite: true), held);
            ledger.Adopt(folder, endpoint);
            return ledger;
        }
        catch
        {
            if (ledger is null) held.Dispose();
            else ledger.Dispose();
            throw;
        }
    }

    /// <summary>A copy of the ledger in memory, for a run that changes nothing; an empty one when there is none.</summary>
    /// <exception cref="AtomscaleException">LedgerUnusable, BadInput, AccessDenied.</exception>
    public static SyncLedger OpenForTrial(string path, string folder, Uri endpoint)
    {
        if (!File.Exists(path))
        {
            var empty = LedgerDatabase.InMemory(path, LedgerSchema.Files);
            Describe(empty, folder, endpoint);
            return new SyncLedger(empty, null);
        }

        using var whole = LedgerDatabase.Open(path, LedgerSchema.Files, toWrite: false);
        var ledger = new SyncLedger(whole.Copy(), null);
        ledger.Adopt(folder, endpoint);
        return ledger;
    }

    /// <summary>Opens a ledger to be looked at, also while a run works with it.</summary>
    /// <exception cref="AtomscaleException">FileNotFound, LedgerUnusable, AccessDenied.</exception>
    public static SyncLedger OpenToRead(string path) =>
        File.Exists(path) ? new SyncLedger(LedgerDatabase.Open(path, LedgerSchema.Files, toWrite: false), null) : throw LedgerErrors.NotThere(path);

    /// <summary>Opens a ledger that is there to be changed by hand.</summary>
    /// <exception cref="AtomscaleException">FileNotFound, InUse, LedgerUnusable, AccessDenied.</exception>
    public static SyncLedger OpenToChange(string path)
    {
        if (!File.Exists(path)) throw LedgerErrors.NotThere(path);
        var held = LedgerLock.Take(path);
        try
        {
            return new SyncLedger(LedgerDatabase.Open(path, LedgerSchema.Files, toWrite: true), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Makes a ledger; the versions get numbers of its own.</summary>
    /// <exception cref="AtomscaleException">DiskFull, AccessDenied, FolderNotFound.</exception>
    public static void Make(string path, string folder, Uri endpoint, IReadOnlyList<SyncVersion> versions) => LedgerDatabase.Make(path, LedgerSchema.Files, made =>
    {
        Describe(made, folder, endpoint);
        var ledger = new SyncLedger(made, null);
        foreach (var version in versions) ledger.Insert(version);
    });

    /// <summary>Whether it is of what was sent to a service.</summary>
    public bool IsOf(Uri endpoint) => Meta(EndpointName) == endpoint.AbsoluteUri;

    /// <summary>Makes several changes one.</summary>
    public void Batch(Action changes)
    {
        lock (_gate) _database.Batch(changes);
    }

    /// <summary>The newest version of a file; null when it was never seen.</summary>
    public SyncVersion? Latest(string relativePath) =>
        Read($"SELECT {Columns} FROM files WHERE path_key = $0 ORDER BY id DESC LIMIT 1", SyncPath.Key(relativePath)).FirstOrDefault();

    /// <summary>A version by its number.</summary>
    public SyncVersion? Find(long id) => Read($"SELECT {Columns} FROM files WHERE id = $0", id).FirstOrDefault();

    /// <summary>All versions in their order, or those in a state.</summary>
    public IReadOnlyList<SyncVersion> All(SyncItemState? state = null) => state is { } one
        ? Read($"SELECT {Columns} FROM files WHERE state = $0 ORDER BY id", one.ToString())
        : Read($"SELECT {Columns} FROM files ORDER BY id");

    /// <summary>Versions whose sending was begun and is not known to have ended.</summary>
    public IReadOnlyList<SyncVersion> Begun() =>
        Read($"SELECT {Columns} FROM files WHERE state IN ('Sending', 'Waiting', 'Seen') AND started IS NOT NULL ORDER BY id");

    /// <summary>Versions of a length that were sent or may have been: what a new file may be a copy of.</summary>
    public IReadOnlyList<SyncVersion> OfLength(long length) =>
        Read($"SELECT {Columns} FROM files WHERE length = $0 AND state IN ('Sent', 'Sending') ORDER BY id", length);

    /// <summary>Whether the entry is that of a file of this ledger.</summary>
    public bool Has(string dataId)
    {
        lock (_gate) return _database.Value("SELECT 1 FROM files WHERE data_id = $0 LIMIT 1", dataId) is not null;
    }

    /// <summary>Adds a version of a file.</summary>
    public SyncVersion Add(FoundFile file, long now) => Insert(new SyncVersion(0, file.RelativePath, file.Length, file.ChangedTicks, SyncItemState.Seen, now));

    /// <summary>Writes a version that has changed.</summary>
    public SyncVersion Save(SyncVersion version)
    {
        lock (_gate)
        {
            // A transfer that ends when the run is over: the next run finds out what became of it.
            if (_isClosed) throw new OperationCanceledException();
            _database.Run(
                "UPDATE files SET length = $1, changed = $2, state = $3, seen = $4, sha256 = $5, data_id = $6, attempts = $7, next_attempt = $8, error_id = $9, error_message = $10, started = $11, ended = $12 WHERE id = $0",
                version.Id, version.Length, version.ChangedTicks, version.State.ToString(), version.SeenTicks, version.Sha256, version.DataId, version.Attempts,
                version.NextAttemptTicks, version.ErrorId, version.ErrorMessage, version.StartedTicks, version.EndedTicks);
        }

        return version;
    }

    /// <summary>Forgets a version.</summary>
    public void Remove(long id)
    {
        lock (_gate) _database.Run("DELETE FROM files WHERE id = $0", id);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _database.Dispose();
        }

        _lock?.Dispose();
    }

    private SyncVersion Insert(SyncVersion version)
    {
        lock (_gate)
        {
            var id = (long)_database.Value(
                "INSERT INTO files(path, path_key, length, changed, state, seen, sha256, data_id, started, ended) VALUES($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
                version.RelativePath, SyncPath.Key(version.RelativePath), version.Length, version.ChangedTicks, version.State.ToString(), version.SeenTicks, version.Sha256,
                version.DataId, version.StartedTicks, version.EndedTicks)!;
            return version with { Id = id };
        }
    }

    private static void Describe(LedgerDatabase database, string folder, Uri endpoint)
    {
        database.Run("INSERT INTO meta VALUES($0, $1)", FolderName, folder);
        database.Run("INSERT INTO meta VALUES($0, $1)", EndpointName, endpoint.AbsoluteUri);
    }

    // A folder that was renamed, or whose disk has another letter now, keeps its ledger when that is named.
    private void Adopt(string folder, Uri endpoint)
    {
        if (!IsOf(endpoint)) throw LedgerErrors.OfAnotherService(Path, Meta(EndpointName) ?? "", endpoint);
        if (SyncPath.Same(Folder, folder)) return;
        if (Directory.Exists(Folder)) throw LedgerErrors.OfAnotherFolder(Path, Folder, folder);
        lock (_gate) _database.Run("UPDATE meta SET value = $1 WHERE name = $0", FolderName, folder);
    }

    private string? Meta(string name)
    {
        lock (_gate) return _database.Value("SELECT value FROM meta WHERE name = $0", name) as string;
    }

    private List<SyncVersion> Read(string text, params object?[] values)
    {
        lock (_gate) return _database.Read(text, Row, values);
    }

    private SyncVersion Row(SqliteDataReader row)
    {
        if (!Enum.TryParse<SyncItemState>(row.GetString(4), out var state)) throw LedgerErrors.Damaged(Path, $"the state of row {row.GetInt64(0)} is none");
        return new SyncVersion(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), state, row.GetInt64(5))
        {
            Sha256 = Text(row, 6),
            DataId = Text(row, 7),
            Attempts = row.GetInt32(8),
            NextAttemptTicks = Number(row, 9),
            ErrorId = Text(row, 10),
            ErrorMessage = Text(row, 11),
            StartedTicks = Number(row, 12),
            EndedTicks = Number(row, 13),
        };
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
