using System;
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
}
