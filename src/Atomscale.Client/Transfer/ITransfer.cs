using System;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Transfer;

/// <summary>A file on its way, cut into pieces of work that the workers of one pool take.</summary>
internal interface ITransfer : IDisposable
{
    /// <summary>Whether it is over, well or not.</summary>
    bool IsEnded { get; }

    /// <summary>A piece of work that can be done now; null when others have to end first. Never throws but for cancelling.</summary>
    Func<CancellationToken, Task>? Take();
}
