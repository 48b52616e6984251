using System;
using System.IO;
using Atomscale.Client.Tables;
using Atomscale.Client.Transfer;

namespace Atomscale.Client.Sync;

/// <summary>
/// A file beside a ledger that one run holds at a time. It stays when the run ends, and says whether the ledger was ever made: one that is
/// deleted is noticed, instead of everything being sent once more.
/// </summary>
internal sealed class LedgerLock : IDisposable
{
    private readonly FileStream _file;

    private LedgerLock(FileStream file) => _file = file;

    /// <summary>Whether the ledger was made.</summary>
    public bool HadLedger => _file.Length > 0;

    /// <summary>Takes the lock of a ledger.</summary>
    /// <exception cref="AtomscaleException">InUse: another run holds it; AccessDenied, FolderNotFound, DiskFull.</exception>
    public static LedgerLock Take(string ledger)
    {
        var path = ledger + ".lock";
        try
        {
            return new LedgerLock(JournalFile.Create(path));
        }
        catch (IOException error) when (JournalFile.IsLocked(error))
        {
            throw LedgerErrors.InUse(ledger, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path);
        }
    }

    /// <summary>Notes that the ledger is made.</summary>
    public void NoteLedger() => Write(1);

    /// <summary>Notes that there is none any more.</summary>
    public void NoteNoLedger() => Write(0);

    public void Dispose() => _file.Dispose();

    private void Write(int length)
    {
        if (_file.Length == length) return;
        try
        {
            _file.SetLength(length);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException error)
        {
            throw FileErrors.Of(error, _file.Name);
        }
    }
}
