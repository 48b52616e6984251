using System;

namespace Atomscale;

/// <summary>
/// A connection to the service: where, with which key, under which limits. It never changes and may be used from any thread or
/// runspace (<c>-Connection $using:connection</c>). The key itself is not readable from it.
/// </summary>
public abstract class AtomscaleConnection
{
    /// <summary>Keeps the options.</summary>
    protected AtomscaleConnection(
        Uri endpoint, string maskedApiKey, string apiKeySource, Uri? proxy,
        int timeoutSec, int idleTimeoutSec, int maximumRetryCount, int throttleLimit, bool noProgress, bool allowInsecure)
    {
        Endpoint = endpoint;
        ApiKey = maskedApiKey;
        ApiKeySource = apiKeySource;
        Proxy = proxy;
        TimeoutSec = timeoutSec;
        IdleTimeoutSec = idleTimeoutSec;
        MaximumRetryCount = maximumRetryCount;
        ThrottleLimit = throttleLimit;
        NoProgress = noProgress;
        AllowInsecure = allowInsecure;
    }

    /// <summary>The service's base address.</summary>
    public Uri Endpoint { get; }

    /// <summary>The key, masked: enough to tell two keys apart, not enough to use one.</summary>
    public string ApiKey { get; }

    /// <summary>Where the key came from: a parameter, or the environment variable's name.</summary>
    public string ApiKeySource { get; }

    /// <summary>The proxy that was given, if any; the environment's and the system's are found for each request.</summary>
    public Uri? Proxy { get; }

    /// <summary>The deadline of one attempt of a call, to the answer's headers, in seconds.</summary>
    public int TimeoutSec { get; }

    /// <summary>How long a body may stall, in seconds.</summary>
    public int IdleTimeoutSec { get; }

    /// <summary>How often a failed attempt is retried.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>How many requests a command has in flight at most.</summary>
    public int ThrottleLimit { get; }

    /// <summary>Whether commands show no progress bars.</summary>
    public bool NoProgress { get; }

    /// <summary>Whether http:// to other hosts than this one is allowed.</summary>
    public bool AllowInsecure { get; }

    /// <summary>Endpoint and masked key.</summary>
    public override string ToString() => $"{Endpoint} ({ApiKey})";
}
