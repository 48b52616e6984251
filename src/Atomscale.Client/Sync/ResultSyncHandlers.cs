using System;
using System.Threading.Tasks;

namespace Atomscale.Client.Sync;

/// <summary>Who is notified of what a run does. Called by any thread.</summary>
public sealed class ResultSyncHandlers
{
    /// <summary>Whether a result may be written to a file.</summary>
    public required Func<string, Task<bool>> Confirm { get; init; }

    /// <summary>Is given the path of each file that was written, and its entry's id.</summary>
    public required Func<string, string, Task> Written { get; init; }

    /// <summary>Is given the error of each entry; the others continue.</summary>
    public required Func<AtomscaleException, CatalogueEntry?, Task> Report { get; init; }

    /// <summary>Is given what the user should know.</summary>
    public required Func<string, Task> Warn { get; init; }

    /// <summary>Is given how many entries are done, and of how many.</summary>
    public required Func<int, int, Task> Look { get; init; }
}
