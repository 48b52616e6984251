using System;

namespace Atomscale;

/// <summary>
/// The one exception that the client throws for what a user can meet. It names the call and what the server said, and never holds
/// the key or the query of a presigned address.
/// </summary>
public sealed class AtomscaleException : Exception
{
    /// <summary>Makes the exception.</summary>
    public AtomscaleException(
        AtomscaleErrorKind kind,
        string message,
        string? recommendedAction = null,
        int? statusCode = null,
        string? method = null,
        Uri? address = null,
        string? serverMessage = null,
        string? requestId = null,
        int attempts = 0,
        Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        RecommendedAction = recommendedAction;
        StatusCode = statusCode;
        Method = method;
        Address = address;
        ServerMessage = serverMessage;
        RequestId = requestId;
        Attempts = attempts;
    }

    /// <summary>What went wrong.</summary>
    public AtomscaleErrorKind Kind { get; }

    /// <summary>What to do next.</summary>
    public string? RecommendedAction { get; }

    /// <summary>The HTTP status, when there was an answer.</summary>
    public int? StatusCode { get; }

    /// <summary>The HTTP method of the call.</summary>
    public string? Method { get; }

    /// <summary>The address of the call, without its query.</summary>
    public Uri? Address { get; }

    /// <summary>What the server said.</summary>
    public string? ServerMessage { get; }

    /// <summary>The server's id of the request, to name when asking its operators.</summary>
    public string? RequestId { get; }

    /// <summary>How often the call was tried; 0 when it was never sent.</summary>
    public int Attempts { get; }
}
