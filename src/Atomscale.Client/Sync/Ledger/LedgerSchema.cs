namespace Atomscale.Client.Sync.Ledger;

/// <summary>The form of a ledger: by what it is given from any other database, and of which version it is.</summary>
/// <param name="ApplicationId">SQLite's <c>application_id</c>.</param>
/// <param name="Version">SQLite's <c>user_version</c>.</param>
/// <param name="Script">What makes the tables.</param>
internal sealed record LedgerSchema(int ApplicationId, int Version, string Script)
{
    /// <summary>Of files that are sent: one row a version of a file.</summary>
    public static LedgerSchema Files { get; } = new(0x4153_5946, 1, """
        CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE files(
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL,
            path_key TEXT NOT NULL,
            length INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            state TEXT NOT NULL,
            seen INTEGER NOT NULL,
            sha256 TEXT,
            data_id TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_attempt INTEGER,
            error_id TEXT,
            error_message TEXT,
            started INTEGER,
            ended INTEGER);
        CREATE INDEX files_path ON files(path_key, id);
        CREATE INDEX files_length ON files(length);
        CREATE INDEX files_state ON files(state);
        CREATE INDEX files_data_id ON files(data_id) WHERE data_id IS NOT NULL;
        """);

    /// <summary>Of results that are fetched: one row an entry.</summary>
    public static LedgerSchema Results { get; } = new(0x4153_5952, 1, """
        CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE results(
            data_id TEXT PRIMARY KEY,
            version TEXT NOT NULL,
            path TEXT,
            written INTEGER NOT NULL) WITHOUT ROWID;
        """);
}
