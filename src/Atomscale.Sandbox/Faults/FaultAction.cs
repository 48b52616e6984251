namespace Atomscale.Sandbox.Faults;

/// <summary>The ways to fail.</summary>
internal enum FaultAction
{
    /// <summary>Answers with a status, and Retry-After when given.</summary>
    Status,

    /// <summary>Answers with a given body instead of the real one.</summary>
    Answer,

    /// <summary>Answers with a redirect.</summary>
    Redirect,

    /// <summary>Waits, then answers as usual.</summary>
    Delay,

    /// <summary>Blocks until the control endpoint releases it.</summary>
    Hold,

    /// <summary>Sends no byte for a time, or for ever.</summary>
    Stall,

    /// <summary>Sends the body slowly.</summary>
    Drip,

    /// <summary>Garbles the body; its length and the transport stay sound.</summary>
    BrokenJson,

    /// <summary>Closes the connection in the middle of the body, without an error of the transport.</summary>
    Truncate,

    /// <summary>Resets the connection before any answer.</summary>
    Reset,

    /// <summary>Resets the connection in the middle of the body.</summary>
    ResetBody,

    /// <summary>Does the work, then resets the connection: the answer is lost.</summary>
    NoAnswer,

    /// <summary>Answers as usual but for the ETag.</summary>
    Etag,

    /// <summary>Answers as usual but for the Content-Length, which is another or none.</summary>
    ContentLength,

    /// <summary>Answers as if no range had been asked for.</summary>
    IgnoreRange,
}
