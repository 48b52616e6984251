using System;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace Atomscale.Client.Http;

/// <summary>The one place that says how often and after how long a failed try is repeated.</summary>
internal static class RetryPipeline
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    public static ResiliencePipeline Create(int maximumRetryCount, TimeProvider time, Action<string>? trace, RequestWaits waits)
    {
        if (maximumRetryCount == 0) return ResiliencePipeline.Empty;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        return builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = maximumRetryCount,
            Delay = s_firstWait,
            MaxDelay = s_longestWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => new ValueTask<bool>(arguments.Outcome.Exception is RequestFailure { MayRetry: true }),
            // Null leaves the wait to the strategy's own backoff.
            DelayGenerator = arguments => new ValueTask<TimeSpan?>((arguments.Outcome.Exception as RequestFailure)?.RetryAfter),
            OnRetry = arguments =>
            {
                waits.Retry(arguments.RetryDelay, (arguments.Outcome.Exception as RequestFailure)?.RetryAfter is not null, arguments.AttemptNumber + 2, maximumRetryCount + 1);
                trace?.Invoke($"{arguments.Outcome.Exception!.Message} Try {arguments.AttemptNumber + 2} follows in {arguments.RetryDelay.TotalSeconds:0.0} s.");
                return default;
            },
        }).Build();
    }

    /// <summary>Makes attempts until one succeeds or fails for good.</summary>
    /// <param name="pipeline">The rules.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellationToken">Ends attempts and waits.</param>
    // Results are objects and faults are outcomes, whatever the caller's type: then the library has one path, which is precompiled, where it would
    // have several for each type, which every process compiles anew.
    public static async Task<object?> RunAsync(ResiliencePipeline pipeline, Func<CancellationToken, Task<object?>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(static (current, attempt) => AttemptAsync(attempt, current.CancellationToken), context, attempt).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<Outcome<object>> AttemptAsync(Func<CancellationToken, Task<object?>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return Outcome.FromResult((await attempt(cancellationToken).ConfigureAwait(false))!);
        }
        catch (Exception error)
        {
            return Outcome.FromException<object>(error);
        }
    }
}
