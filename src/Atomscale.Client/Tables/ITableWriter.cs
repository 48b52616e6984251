using System;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Tables;

/// <summary>
/// Writes rows to a file. A new file is under a temporary name beside its own until it is complete, so that nobody ever sees half a
/// table; one that is added to is cut back when that fails.
/// </summary>
public interface ITableWriter : IDisposable
{
    /// <summary>Writes rows. Columns that they lack stay empty.</summary>
    /// <exception cref="AtomscaleException">BadInput: the rows have columns that the file cannot take; nothing of them was written. DiskFull.</exception>
    void Write(TableRows rows, CancellationToken cancellationToken);

    /// <summary>Writes out what is buffered and gives the file its name. Disposed without it, what was written is rolled back.</summary>
    /// <exception cref="AtomscaleException">DiskFull, AccessDenied, FileInUse.</exception>
    Task CompleteAsync(CancellationToken cancellationToken);
}
