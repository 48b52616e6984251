namespace Atomscale.Client.Sync;

/// <summary>What became of a file in a run.</summary>
public enum SyncOutcome
{
    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>The service has it already.</summary>
    Skipped,

    /// <summary>A later run sends it.</summary>
    Waiting,

    /// <summary>It could not be sent.</summary>
    Failed,
}
