using System;
using System.Collections.Generic;
using System.Net;

namespace Atomscale.Client.Connection;

/// <summary>What a connection is made from. Checked as a whole, every fault listed, by <see cref="Validate"/>.</summary>
public sealed class ConnectionOptions
{
    /// <summary>The service's own address.</summary>
    public static Uri DefaultEndpoint { get; } = new("https://api.atomscale.ai/");

    /// <summary>The key.</summary>
    public required ApiKey ApiKey { get; init; }

    /// <summary>The base address; a missing final slash is added.</summary>
    public Uri Endpoint { get; init; } = DefaultEndpoint;

    /// <summary>A proxy for every request but those to loopback; null: the environment's, else the system's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The credential for the proxy.</summary>
    public ICredentials? ProxyCredential { get; init; }

    /// <summary>The deadline of one try of a call, to the answer's headers. Default 100 s; 1 to 86,400.</summary>
    public int TimeoutSec { get; init; } = 100;

    /// <summary>How long a body may stand still while it is read or written. Default 60 s; 1 to 86,400.</summary>
    public int IdleTimeoutSec { get; init; } = 60;

    /// <summary>How often a failed try is repeated. Default 3; 0 to 100.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>How many requests a command has in flight at most. Default 8; 1 to 64.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>Whether commands show no progress bars.</summary>
    public bool NoProgress { get; init; }

    /// <summary>Whether http:// to other hosts than loopback is allowed.</summary>
    public bool AllowInsecure { get; init; }

    /// <summary>The endpoint as requests use it: ending in a slash.</summary>
    internal Uri BaseAddress => Endpoint.AbsoluteUri.EndsWith("/", StringComparison.Ordinal) ? Endpoint : new Uri(Endpoint.AbsoluteUri + "/");

    /// <summary>Checks everything.</summary>
    /// <exception cref="AtomscaleException">NoKey, Insecure, or BadInput with every fault listed.</exception>
    public void Validate()
    {
        if (ApiKey.Reveal().Length == 0) throw ConnectionErrors.NoKey();
        var errors = new List<string>();
        if (!ApiKey.IsUsable) errors.Add("the key holds white space or characters outside ASCII, which no HTTP header can carry");
        CheckEndpoint(errors);
        if (Proxy is { } proxy && (!proxy.IsAbsoluteUri || proxy.Scheme is not ("http" or "https"))) errors.Add($"the proxy '{proxy.OriginalString}' is not an http:// or https:// address");
        CheckRange(errors, nameof(TimeoutSec), TimeoutSec, 1, 86_400);
        CheckRange(errors, nameof(IdleTimeoutSec), IdleTimeoutSec, 1, 86_400);
        CheckRange(errors, nameof(MaximumRetryCount), MaximumRetryCount, 0, 100);
        CheckRange(errors, nameof(ThrottleLimit), ThrottleLimit, 1, 64);
        if (errors.Count > 0)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, "The connection cannot be made: " + string.Join("; ", errors) + ".", "Correct what is named: an endpoint is the address of the API itself, such as https://api.atomscale.ai/, a proxy is http://host:port, a key is one word.");
        if (Endpoint.Scheme == "http" && !Endpoint.IsLoopback && !AllowInsecure) throw ConnectionErrors.Insecure(Endpoint);
    }

    private void CheckEndpoint(List<string> errors)
    {
        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https") || Endpoint.Host.Length == 0)
            errors.Add($"the endpoint '{Endpoint.OriginalString}' is not an http:// or https:// address");
        else if (Endpoint.UserInfo.Length > 0)
            errors.Add("the endpoint holds a user name or password; the service wants a key and nothing else");
        else if (Endpoint.Query.Length > 0 || Endpoint.Fragment.Length > 0)
            errors.Add($"the endpoint '{Endpoint.GetLeftPart(UriPartial.Path)}' has a query or fragment behind it, which a base address cannot have");
    }

    private static void CheckRange(List<string> errors, string name, int value, int minimum, int maximum)
    {
        if (value < minimum || value > maximum) errors.Add($"{name} is {value}, not {minimum} to {maximum}");
    }
}
