namespace Atomscale.Client.Sync;

/// <summary>What a fault says of the file that it met.</summary>
internal enum SyncFailureCause
{
    /// <summary>The file is not ready: it changes, is locked, or is gone. The next run looks again.</summary>
    NotReady,

    /// <summary>The service or the way to it failed, whatever the file is. The next run tries again.</summary>
    Service,

    /// <summary>The key was refused: no other file fares better.</summary>
    Key,

    /// <summary>The file failed; later runs try again.</summary>
    Attempt,

    /// <summary>The service refuses the file for good.</summary>
    Final,
}
