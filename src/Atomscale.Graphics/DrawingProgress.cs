using System;
using System.Threading;

namespace Atomscale.Graphics;

/// <summary>How far a drawing is that is made on a worker thread, read by the thread that waits for it.</summary>
public sealed class DrawingProgress
{
    private readonly CancellationToken _cancellationToken;
    private volatile Tuple<int, int>? _step;

    /// <summary>Makes the progress of one drawing.</summary>
    /// <param name="cancellationToken">Ends the drawing between two of its pieces.</param>
    public DrawingProgress(CancellationToken cancellationToken = default) => _cancellationToken = cancellationToken;

    /// <summary>The progress in words.</summary>
    public string Status => _step is { } step ? $"{step.Item1} of {step.Item2}" : "one picture";

    /// <summary>The progress in percent; -1 when it is not known.</summary>
    public int Percent => _step is { Item2: > 0 } step ? 100 * step.Item1 / step.Item2 : -1;

    /// <summary>From the worker, before each piece.</summary>
    /// <param name="done">How many pieces are complete.</param>
    /// <param name="total">How many there are.</param>
    /// <exception cref="OperationCanceledException">The drawing is no longer wanted.</exception>
    public void Report(int done, int total)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _step = Tuple.Create(done, total);
    }
}
