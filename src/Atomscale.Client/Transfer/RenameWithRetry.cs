using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Transfer;

/// <summary>Renames a file that another program may hold for a moment: virus scanners look at every new one.</summary>
internal static class RenameWithRetry
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the move, and again for 3 s as long as it is refused for a reason that may pass.</summary>
    /// <exception cref="IOException">The last refusal.</exception>
    /// <exception cref="UnauthorizedAccessException">The last refusal.</exception>
    public static async Task RunAsync(Action move, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                move();
                return;
            }
            catch (Exception error) when (MayPass(error) && time.GetElapsedTime(start) < s_timeout)
            {
                // Whoever holds it is done soon.
            }

#if NETSTANDARD2_0
            await time.Delay(s_pause, cancellationToken).ConfigureAwait(false);
#else
            await Task.Delay(s_pause, time, cancellationToken).ConfigureAwait(false);
#endif
        }
    }

    // On Unix an open file is no hindrance. A holder that shares nothing shows as a refused access too.
    private static bool MayPass(Exception error) => error is UnauthorizedAccessException || JournalFile.IsLocked(error);
}
