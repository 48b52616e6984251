using System;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Connection;
using Polly;
using Polly.Retry;

namespace Atomscale.Client.Http;

/// <summary>
/// The one place that says how often and after how long a failed attempt is retried. It stays around the client and not among its handlers:
/// an attempt includes reading the body of the response, which a handler does not see.
/// </summary>
internal sealed class RetryPipeline
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline _pipeline;
    private readonly CancellationToken _closed;

    /// <summary>Makes the pipeline of one command.</summary>
    /// <param name="connection">Says how often, and when everything ends.</param>
    /// <param name="trace">Receives a line for each retry.</param>
    /// <param name="waits">Receives each wait.</param>
    public RetryPipeline(HttpConnection connection, Action<string>? trace, RequestWaits waits)
    {
        _closed = connection.Closed;
        _pipeline = Make(connection.Options.MaximumRetryCount, connection.Time, trace, waits);
    }

    /// <summary>Makes attempts until one succeeds or fails for good.</summary>
    /// <param name="attempt">One attempt; receives its number, from 1.</param>
    /// <param name="cancellationToken">Ends attempts and waits.</param>
    /// <exception cref="RequestFailure">The failure of the last attempt.</exception>
    /// <exception cref="AtomscaleException">NoKey: the connection was closed.</exception>
    // Results are objects and failures are outcomes, whatever the caller's type: then the library has one path, which is precompiled, where it would
    // have several for each type, which every process compiles again.
    public async Task<object?> RunAsync(Func<int, CancellationToken, Task<object?>> attempt, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, ending.Token);
        var number = 0;
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync((current, _) => AttemptAsync(attempt, ++number, current.CancellationToken), context, 0).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result;
        }
        catch (Exception error) when (_closed.IsCancellationRequested && !cancellationToken.IsCancellationRequested && TransportFailure.Find(error) is not null)
        {
            throw ConnectionErrors.Disconnected();
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<Outcome<object>> AttemptAsync(Func<int, CancellationToken, Task<object?>> attempt, int number, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Outcome.FromResult((await attempt(number, cancellationToken).ConfigureAwait(false))!);
        }
        catch (Exception error)
        {
            return Outcome.FromException<object>(error);
        }
    }

    private static ResiliencePipeline Make(int maximumRetryCount, TimeProvider time, Action<string>? trace, RequestWaits waits)
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
                trace?.Invoke($"{arguments.Outcome.Exception!.Message} Attempt {arguments.AttemptNumber + 2} follows in {arguments.RetryDelay.TotalSeconds:0.0} s.");
                return default;
            },
        }).Build();
    }
}
