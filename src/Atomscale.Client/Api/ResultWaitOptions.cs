using System;
using System.Threading.Tasks;

namespace Atomscale.Client.Api;

/// <summary>How entries are waited for, and who is notified of what happens.</summary>
public sealed class ResultWaitOptions
{
    /// <summary>How long an entry is waited for at most; null: for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long to wait between the first two looks; it grows to 30 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Is given each entry that has a final status.</summary>
    public required Func<CatalogueEntry, Task> Ended { get; init; }

    /// <summary>Is given the error of each entry that was waited for too long or is not there, and what the user gave.</summary>
    public required Func<AtomscaleException, object?, Task> Failed { get; init; }

    /// <summary>Is called after each look.</summary>
    public required Func<Task> Look { get; init; }

    /// <summary>Is notified when the service is away and when it is back.</summary>
    public required Func<string, Task> Warn { get; init; }
}
