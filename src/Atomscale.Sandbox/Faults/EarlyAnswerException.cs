using System;

namespace Atomscale.Sandbox.Faults;

/// <summary>Leaves a handler in the middle of a request's body: the rule's answer goes out instead of its own.</summary>
internal sealed class EarlyAnswerException : Exception
{
    public EarlyAnswerException()
        : base("A fault rule answers before the request's body is complete.")
    {
    }
}
