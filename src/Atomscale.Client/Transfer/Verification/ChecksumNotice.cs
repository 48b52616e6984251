using System;
using System.Threading;
using Atomscale.Client.Http.Storage;

namespace Atomscale.Client.Transfer.Verification;

/// <summary>Says once a command that ETags which look like checksums are none, so that files are verified by their length.</summary>
/// <param name="trace">Is told it, for verbose output.</param>
internal sealed class ChecksumNotice(Action<string>? trace)
{
    private int _wasGiven;

    /// <summary>Says it, unless it was said or the ETag looks like no checksum.</summary>
    /// <param name="policy">What is known of the storage.</param>
    /// <param name="tag">The ETag that was not compared.</param>
    public void Give(ChecksumPolicy policy, EntityTag? tag)
    {
        if (trace is null || tag is null) return;
        var isEncrypted = tag.IsEncrypted;
        if (!isEncrypted && (tag.Md5 is null || policy.Kind != ETagKind.NotMd5)) return;
        if (Interlocked.Exchange(ref _wasGiven, 1) != 0) return;
        var why = isEncrypted ? "it says that it encrypts what it stores with SSE-KMS or SSE-C" : policy.Evidence;
        trace($"The ETags of the storage {policy.Host} are no MD5 checksums ({why}): files are verified by their length.");
    }
}
