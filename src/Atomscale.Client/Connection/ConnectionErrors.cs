using System;

namespace Atomscale.Client.Connection;

/// <summary>The faults of making and using a connection, in one place so that their words agree.</summary>
public static class ConnectionErrors
{
    internal const string TlsAction =
        "Check that the endpoint's port speaks TLS: one that speaks plain HTTP needs http:// (with -AllowInsecure for another machine). If it does, check its certificate and this machine's clock.";

    internal const string ProxyAction = "Check -Proxy, -ProxyCredential and -ProxyUseDefaultCredentials of Connect-Atomscale, and the variables HTTPS_PROXY and NO_PROXY.";

    /// <summary>No key was given and the environment has none.</summary>
    public static AtomscaleException NoKey() => new(
        AtomscaleErrorKind.NoKey,
        "No key for the Atomscale service: none was given, and neither AS_API_KEY nor ATOMSCALE_API_KEY is set.",
        "Run Connect-Atomscale, which asks for the key, or set the environment variable AS_API_KEY before the script starts.");

    /// <summary>Disconnect-Atomscale was run.</summary>
    public static AtomscaleException Disconnected() => new(
        AtomscaleErrorKind.NoKey,
        "This session was disconnected from the Atomscale service.",
        "Run Connect-Atomscale again.");

    /// <summary>The key of a new connection could not be checked, since the service was not reached or failed.</summary>
    public static AtomscaleException NotChecked(AtomscaleException error) => new(
        error.Kind,
        $"The connection was not made, since the key could not be checked: {error.Message}",
        $"{error.RecommendedAction} Connect-Atomscale -NoTest makes the connection without this check.".TrimStart(),
        error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error);

    /// <summary>The endpoint is not encrypted.</summary>
    public static AtomscaleException Insecure(Uri endpoint) => new(
        AtomscaleErrorKind.Insecure,
        $"'{endpoint}' is not encrypted: the key and the data could be read on the way.",
        "Use https://, or -AllowInsecure when the network between here and there is trusted.",
        address: endpoint);
}
