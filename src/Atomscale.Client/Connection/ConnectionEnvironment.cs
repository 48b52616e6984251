using System;

namespace Atomscale.Client.Connection;

/// <summary>
/// What the environment says: <c>AS_API_KEY</c>, else <c>ATOMSCALE_API_KEY</c>, and <c>AS_API_ENDPOINT</c>. An empty variable counts as unset.
/// </summary>
public static class ConnectionEnvironment
{
    private static readonly string[] s_keyVariables = ["AS_API_KEY", "ATOMSCALE_API_KEY"];

    /// <summary>The key that the environment holds, or null.</summary>
    public static ApiKey? FindKey()
    {
        foreach (var name in s_keyVariables)
        {
            if (Read(name) is { } value) return new ApiKey(value, $"environment variable {name}");
        }

        return null;
    }

    /// <summary>The endpoint that the environment names, or the service's own.</summary>
    /// <exception cref="AtomscaleException">BadInput: the variable holds no address.</exception>
    public static Uri FindEndpoint()
    {
        if (Read("AS_API_ENDPOINT") is not { } value) return ConnectionOptions.DefaultEndpoint;
        return Uri.TryCreate(value, UriKind.Absolute, out var endpoint)
            ? endpoint
            : throw new AtomscaleException(
                AtomscaleErrorKind.BadInput,
                $"The environment variable AS_API_ENDPOINT holds '{value}', which is not an address.",
                "Set it to an address such as https://api.atomscale.ai/, or remove it.");
    }

    /// <summary>A connection with the environment's key, address and the default limits.</summary>
    /// <exception cref="AtomscaleException">NoKey, or the address is of no use.</exception>
    public static ConnectionOptions Read() => new()
    {
        ApiKey = FindKey() ?? throw ConnectionErrors.NoKey(),
        Endpoint = FindEndpoint(),
    };

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
