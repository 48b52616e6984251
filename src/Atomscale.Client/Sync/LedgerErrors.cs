using System;
using Microsoft.Data.Sqlite;

namespace Atomscale.Client.Sync;

/// <summary>The one table from what the database says of a ledger to what the user reads.</summary>
internal static class LedgerErrors
{
    private const string Remake = "Repair-AtomscaleSyncLedger makes it anew from the folder and the catalogue; the old file is kept under another name.";

    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    // The memory that readers and writers share is a file too; the one fault of it that its disk can have.
    private const int NoSharedMemory = 4_874;

    public static AtomscaleException Of(SqliteException error, string path)
    {
        var (kind, message, action) = error.SqliteErrorCode switch
        {
            _ when error.SqliteErrorCode == Full || error.SqliteExtendedErrorCode == NoSharedMemory => (AtomscaleErrorKind.DiskFull, $"There is no room on the disk for the sync ledger '{path}'.", "Free some room. Nothing is lost: the next run goes on from what the ledger has."),
            ReadOnly => (AtomscaleErrorKind.AccessDenied, $"The sync ledger '{path}' may not be written.", "Give this user the right to write it and its folder, or name another place with -Ledger and fill it with Repair-AtomscaleSyncLedger."),
            CannotOpen => (AtomscaleErrorKind.AccessDenied, $"The sync ledger '{path}' cannot be opened.", "Check its folder and this user's rights, or name another place with -Ledger and fill it with Repair-AtomscaleSyncLedger."),
            Busy or Locked => (AtomscaleErrorKind.FileInUse, $"The sync ledger '{path}' is in use by another program.", "Close it there. A ledger stands on a local disk, not on a network share."),
            InputOutput => (AtomscaleErrorKind.AccessDenied, $"The sync ledger '{path}' cannot be read or written: {error.Message} ({error.SqliteExtendedErrorCode})", "Check the disk."),
            _ => (AtomscaleErrorKind.LedgerUnusable, $"'{path}' is damaged, or no sync ledger: {error.Message}", Remake),
        };
        return new AtomscaleException(kind, message, action, innerException: error);
    }

    public static AtomscaleException Damaged(string path, string what) => new(AtomscaleErrorKind.LedgerUnusable, $"'{path}' is damaged, or no sync ledger: {what}.", Remake);

    public static AtomscaleException Newer(string path, long schema, long known) => new(
        AtomscaleErrorKind.LedgerUnusable, $"The sync ledger '{path}' was written by a newer version of the module (its form is {schema}, this version knows {known}).",
        "Update the module on this PC; or let Repair-AtomscaleSyncLedger make the ledger anew.");

    public static AtomscaleException Missing(string path) => new(
        AtomscaleErrorKind.LedgerUnusable, $"The sync ledger '{path}' is gone, though earlier runs have used it.",
        "Put it back; or let Repair-AtomscaleSyncLedger make it anew from the folder and the catalogue, so that nothing is sent twice.");

    public static AtomscaleException NotThere(string path) => new(
        AtomscaleErrorKind.FileNotFound, $"There is no sync ledger '{path}'.", "Sync-AtomscaleFolder makes it in its first run. It belongs to the user who runs it: another user's stands elsewhere.");

    public static AtomscaleException OfAnotherFolder(string path, string folder, string given) => new(
        AtomscaleErrorKind.BadInput, $"The sync ledger '{path}' is that of the folder '{folder}', not of '{given}'.", "Name another file with -Ledger, or leave -Ledger out.");

    public static AtomscaleException OfAnotherService(string path, string endpoint, Uri given) => new(
        AtomscaleErrorKind.BadInput, $"The sync ledger '{path}' is of what was sent to {endpoint}, and this connection is one to {given.AbsoluteUri}.", "Name another file with -Ledger for this service.");

    public static AtomscaleException InUse(string path, Exception error) => new(
        AtomscaleErrorKind.InUse, $"Another run is at work with the sync ledger '{path}'.", "Wait until it is done; the next run goes on from there.", innerException: error);
}
