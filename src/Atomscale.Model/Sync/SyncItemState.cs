namespace Atomscale;

/// <summary>What became of a version of a file in a folder that is kept in step with the service.</summary>
public enum SyncItemState
{
    /// <summary>It was found, and is sent as soon as it does not change any more.</summary>
    Seen,

    /// <summary>An attempt to send it failed; a later run tries again.</summary>
    Waiting,

    /// <summary>It is being sent, or a run was stopped while it was.</summary>
    Sending,

    /// <summary>The service has it.</summary>
    Sent,

    /// <summary>It is not sent any more until Reset-AtomscaleSyncItem: the service refused it, or too many attempts failed.</summary>
    Failed,

    /// <summary>It was not sent: the service has its content already, from this folder.</summary>
    Skipped,
}
