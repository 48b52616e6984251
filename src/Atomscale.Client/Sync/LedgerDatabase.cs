using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Atomscale.Client.Tables;
using Microsoft.Data.Sqlite;

namespace Atomscale.Client.Sync;

/// <summary>
/// An SQLite database that is a ledger: made whole or not at all, checked when it is opened, on the disk when a change returns. Used by one
/// thread at a time.
/// </summary>
internal sealed class LedgerDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private SqliteTransaction? _transaction;

    static LedgerDatabase() => SQLitePCL.Batteries_V2.Init();

    private LedgerDatabase(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Makes a ledger. It gets its name last, so that one that is there is whole.</summary>
    /// <exception cref="AtomscaleException">DiskFull, AccessDenied, FolderNotFound.</exception>
    public static void Make(string path, LedgerSchema schema, Action<LedgerDatabase> fill)
    {
        var temporary = path + ".new";
        Guard(path, () =>
        {
            Remove(temporary);
            using (var made = new LedgerDatabase(temporary, Connect(temporary, SqliteOpenMode.ReadWriteCreate)))
            {
                // The journal mode is the file's own and stays.
                made.Run($"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA application_id={schema.ApplicationId}; PRAGMA user_version={schema.Version}; {schema.Script}");
                made.Batch(() => fill(made));
                made.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            // What a ledger of this name that is gone may have left would be taken for changes of the new one.
            Remove(path + "-wal");
            Remove(path + "-shm");
            File.Move(temporary, path);
        });
    }

    /// <summary>Opens a ledger and checks it.</summary>
    /// <exception cref="AtomscaleException">LedgerUnusable: damaged, of a newer version, or no ledger; AccessDenied, FileInUse, DiskFull.</exception>
    public static LedgerDatabase Open(string path, LedgerSchema schema, bool toWrite)
    {
        LedgerDatabase? opened = null;
        try
        {
            Guard(path, () =>
            {
                opened = new LedgerDatabase(path, Connect(path, toWrite ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly));
                opened.Check(schema);
                if (!toWrite) return;
                opened.Run("PRAGMA synchronous=FULL");
                // Whether it can be written shows only in a write.
                opened.Batch(() => opened.Run($"PRAGMA user_version={schema.Version}"));
            });
            return opened!;
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
    }

    /// <summary>The same content in memory alone.</summary>
    public LedgerDatabase Copy() => Guard(() =>
    {
        var copy = Connect(":memory:", SqliteOpenMode.Memory);
        _connection.BackupDatabase(copy);
        return new LedgerDatabase(Path, copy);
    });

    /// <summary>An empty ledger in memory alone.</summary>
    public static LedgerDatabase InMemory(string path, LedgerSchema schema)
    {
        var made = new LedgerDatabase(path, Connect(":memory:", SqliteOpenMode.Memory));
        made.Run($"PRAGMA application_id={schema.ApplicationId}; PRAGMA user_version={schema.Version}; {schema.Script}");
        return made;
    }

    /// <summary>Makes several changes one: all are there after it, or none.</summary>
    public void Batch(Action changes) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _transaction = transaction;
        try
        {
            changes();
            transaction.Commit();
        }
        finally
        {
            _transaction = null;
        }

        return true;
    });

    /// <summary>Runs a statement that gives nothing.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string text, params object?[] values) => Guard(() => Prepare(text, values).ExecuteNonQuery());

    /// <summary>The rows of a question.</summary>
    public List<T> Read<T>(string text, Func<SqliteDataReader, T> row, params object?[] values) => Guard(() =>
    {
        var rows = new List<T>();
        using var reader = Prepare(text, values).ExecuteReader();
        try
        {
            while (reader.Read()) rows.Add(row(reader));
        }
        catch (Exception error) when (error is InvalidCastException or FormatException or OverflowException or InvalidOperationException)
        {
            throw LedgerErrors.Damaged(Path, "a row has a value that does not belong there");
        }

        return rows;
    });

    /// <summary>The one value of a question; null when there is none.</summary>
    public object? Value(string text, params object?[] values) => Guard(() => Prepare(text, values).ExecuteScalar() is { } value and not DBNull ? value : null);

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _connection.Dispose();
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        // Without a pool: the file is let go of when the ledger is.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Check(LedgerSchema schema)
    {
        if (Number("PRAGMA application_id") != schema.ApplicationId) throw LedgerErrors.Damaged(Path, "it is not marked as one");
        if (Number("PRAGMA user_version") is var version && version > schema.Version) throw LedgerErrors.Newer(Path, version, schema.Version);
        if (Value("PRAGMA integrity_check(1)") is not "ok" and var said) throw LedgerErrors.Damaged(Path, Convert.ToString(said, CultureInfo.InvariantCulture) ?? "it cannot be read");
    }

    private long Number(string text) => Convert.ToInt64(Value(text), CultureInfo.InvariantCulture);

    private SqliteCommand Prepare(string text, object?[] values)
    {
        if (!_commands.TryGetValue(text, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = text;
            for (var index = 0; index < values.Length; index++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${index}" });
            _commands.Add(text, command);
        }

        command.Transaction = _transaction;
        for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index] ?? DBNull.Value;
        return command;
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw LedgerErrors.Of(error, Path);
        }
    }

    private static void Guard(string path, Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException error)
        {
            throw LedgerErrors.Of(error, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path);
        }
    }

    private static void Remove(string path)
    {
        File.Delete(path);
        if (!path.EndsWith(".new", StringComparison.Ordinal)) return;
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }
}
