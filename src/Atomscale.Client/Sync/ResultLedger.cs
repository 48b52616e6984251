using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Atomscale.Client.IO;
using Atomscale.Client.Sync.Ledger;

namespace Atomscale.Client.Sync;

/// <summary>What is known of the results in a folder. What it does not know is fetched once more, so one that is lost or damaged is only rebuilt.</summary>
internal sealed class ResultLedger : IDisposable
{
    private readonly LedgerDatabase _database;
    private readonly LedgerLock? _lock;

    private ResultLedger(LedgerDatabase database, LedgerLock? held)
    {
        _database = database;
        _lock = held;
    }

    /// <summary>The full path of the ledger.</summary>
    public string Path => _database.Path;

    /// <summary>Opens the ledger of a folder for a run, which is then the only one.</summary>
    /// <param name="path">The ledger.</param>
    /// <param name="marks">What the ledger is of: another folder, service, format or layout needs another one.</param>
    /// <param name="damage">What was wrong with the old ledger, which was put aside; null: nothing.</param>
    /// <exception cref="AtomscaleException">InUse, BadInput, AccessDenied, DiskFull.</exception>
    public static ResultLedger Open(string path, IReadOnlyList<(string Name, string Value)> marks, out AtomscaleException? damage)
    {
        damage = null;
        var held = LedgerLock.Take(path);
        LedgerDatabase? database = null;
        try
        {
            if (File.Exists(path))
            {
                try
                {
                    database = LedgerDatabase.Open(path, LedgerSchema.Results, toWrite: true);
                }
                catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.LedgerUnusable)
                {
                    damage = error;
                    PutAside(path);
                }
            }

            if (database is null)
            {
                LedgerDatabase.Make(path, LedgerSchema.Results, made =>
                {
                    foreach (var (name, value) in marks) made.Run("INSERT INTO meta VALUES($0, $1)", name, value);
                });
                database = LedgerDatabase.Open(path, LedgerSchema.Results, toWrite: true);
            }

            var opened = database;
            if (marks.FirstOrDefault(mark => opened.Value("SELECT value FROM meta WHERE name = $0", mark.Name) as string != mark.Value) is { Name: { } other })
            {
                throw new AtomscaleException(
                    AtomscaleErrorKind.BadInput, $"The sync ledger '{path}' is of another {other}: '{opened.Value("SELECT value FROM meta WHERE name = $0", other)}'.",
                    "Use the same parameters as before, or another folder; with -Ledger another ledger.");
            }

            return new ResultLedger(database, held);
        }
        catch
        {
            database?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>A copy of the ledger in memory, for a run that changes nothing; an empty one when there is none.</summary>
    /// <exception cref="AtomscaleException">LedgerUnusable, AccessDenied.</exception>
    public static ResultLedger OpenForTrial(string path)
    {
        if (!File.Exists(path)) return new ResultLedger(LedgerDatabase.InMemory(path, LedgerSchema.Results), null);
        using var whole = LedgerDatabase.Open(path, LedgerSchema.Results, toWrite: false);
        return new ResultLedger(whole.Copy(), null);
    }

    /// <summary>The version of an entry whose result is there, and its file below the folder; null when there is none by its nature.</summary>
    public (string Version, string? Path)? Find(string dataId) =>
        _database.Read("SELECT version, path FROM results WHERE data_id = $0", static row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), dataId)
            .Select(found => ((string, string?)?)found).FirstOrDefault();

    /// <summary>Notes that the result of a version of an entry is there.</summary>
    public void Save(string dataId, string version, string? path, long now) =>
        _database.Run("INSERT INTO results VALUES($0, $1, $2, $3) ON CONFLICT(data_id) DO UPDATE SET version = $1, path = $2, written = $3", dataId, version, path, now);

    public void Dispose()
    {
        _database.Dispose();
        _lock?.Dispose();
    }

    private static void PutAside(string path)
    {
        try
        {
            File.Move(path, path + DateTime.UtcNow.ToString("'.'yyyyMMdd-HHmmss-fff'.old'", CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path);
        }
    }
}
