using System;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http.Storage;

namespace Atomscale.Client.Transfer.Verification;

/// <summary>Says once a command that ETags which look like checksums are none, so that files are verified by their length.</summary>
/// <param name="trace">Is given it, for verbose output.</param>
/// <param name="warn">Is given it where ETags were checksums before.</param>
internal sealed class ChecksumNotice(Action<string>? trace, Func<string, Task> warn)
{
    private int _wasGiven;

    /// <summary>Says it, unless it was said or the ETag looks like no checksum.</summary>
    /// <param name="policy">What is known of the storage.</param>
    /// <param name="tag">The ETag that was not compared.</param>
    public async Task GiveAsync(ChecksumPolicy policy, EntityTag? tag)
    {
        if (tag is null) return;
        var isEncrypted = tag.IsEncrypted;
        if (!isEncrypted && (tag.Md5 is null || policy.Kind != ETagKind.NotMd5)) return;
        if (Interlocked.Exchange(ref _wasGiven, 1) != 0) return;
        var why = isEncrypted ? "it says that it encrypts what it stores with SSE-KMS or SSE-C" : policy.Evidence;
        var text = $"The ETags of the storage {policy.Host} are no MD5 checksums ({why}): files are verified by their length.";
        if (policy.HasChanged && !isEncrypted) await warn($"{text} They were checksums before: something on the way may also change the data. Compare a file with its source.").ConfigureAwait(false);
        else trace?.Invoke(text);
    }
}
