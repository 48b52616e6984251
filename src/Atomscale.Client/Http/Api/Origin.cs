using System;

namespace Atomscale.Client.Http.Api;

/// <summary>Compares where two addresses lead: scheme, host and port.</summary>
internal static class Origin
{
    public static bool IsSame(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="address"/> is the https form, at its default port, of an http endpoint on the same host.</summary>
    public static bool IsSecuredFormOf(Uri address, Uri endpoint) =>
        endpoint.Scheme == "http" && address.Scheme == "https" && address.IsDefaultPort
        && string.Equals(address.IdnHost, endpoint.IdnHost, StringComparison.OrdinalIgnoreCase);
}
