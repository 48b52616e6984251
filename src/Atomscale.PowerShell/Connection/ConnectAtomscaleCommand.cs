using System;
using System.Management.Automation;
using System.Net;
using System.Security;
using Atomscale.Client.Connection;

namespace Atomscale.PowerShell;

/// <summary>Makes the session's connection to the service, and checks the key with one small request.</summary>
[Cmdlet(VerbsCommunications.Connect, "Atomscale", DefaultParameterSetName = "Key")]
[OutputType(typeof(AtomscaleConnection))]
public sealed class ConnectAtomscaleCommand : AtomscaleCommand
{
    /// <summary>The key, as SecureString or text. Left out: from the environment, else asked for where someone can answer.</summary>
    [Parameter(Position = 0, ParameterSetName = "Key")]
    [SecureKey]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The key as the password of a credential; its user name is not used.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Credential")]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The service's address; left out: AS_API_ENDPOINT, else the service's own.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Endpoint { get; set; }

    /// <summary>A proxy for every request but those to this machine itself; left out: the environment's, else the system's.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The credential for the proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Signs in to the proxy as the user who runs the session.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>The deadline in seconds of one try of a call, to the answer's headers.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How many seconds a body may stand still while it is read or written.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int IdleTimeoutSec { get; set; } = 60;

    /// <summary>How often a failed try is repeated.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>How many requests a command has in flight at most.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Shows no progress bars.</summary>
    [Parameter]
    public SwitchParameter NoProgress { get; set; }

    /// <summary>Allows http:// to other machines: the key can then be read on the way.</summary>
    [Parameter]
    public SwitchParameter AllowInsecure { get; set; }

    /// <summary>Leaves out the check of the key: nothing is sent.</summary>
    [Parameter]
    public SwitchParameter NoTest { get; set; }

    /// <summary>Gives the connection, for -Connection of other commands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        var connection = new ClientConnection(new ConnectionOptions
        {
            ApiKey = FindKey(),
            Endpoint = Endpoint ?? ConnectionEnvironment.FindEndpoint(),
            Proxy = Proxy,
            ProxyCredential = ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials : ProxyCredential?.GetNetworkCredential(),
            TimeoutSec = TimeoutSec,
            IdleTimeoutSec = IdleTimeoutSec,
            MaximumRetryCount = MaximumRetryCount,
            ThrottleLimit = ThrottleLimit,
            NoProgress = NoProgress,
            AllowInsecure = AllowInsecure,
        });
        if (!NoTest) Check(connection);
        SessionConnections.Set(connection);
        if (PassThru) WriteObject(ConnectionObject.Of(connection));
    }

    // A connection that does not work never takes the place of the one before.
    private void Check(ClientConnection connection)
    {
        try
        {
            Run(() => connection.Open(null, Trace).Checks.CheckKeyAsync(StopToken));
        }
        catch (AtomscaleException error)
        {
            connection.Dispose();
            throw error.Kind is AtomscaleErrorKind.Network or AtomscaleErrorKind.Timeout or AtomscaleErrorKind.ServerError or AtomscaleErrorKind.RateLimited
                ? ConnectionErrors.NotChecked(error)
                : error;
        }
    }

    private ApiKey FindKey()
    {
        if (ApiKey is { } secure) return Given(Reveal(secure));
        if (Credential is { } credential) return new ApiKey(credential.GetNetworkCredential().Password, "-Credential");
        if (ConnectionEnvironment.FindKey() is { } found) return found;
        // Where nobody can answer a prompt would hang a scheduled task for ever.
        if (!Interaction.CanPrompt(this)) throw ConnectionErrors.NoKey();
        Host.UI.Write("Atomscale API key: ");
        return new ApiKey(Reveal(Host.UI.ReadLineAsSecureString()), "prompt");
    }

    // The key comes first, and an address is what other tools want there.
    private static ApiKey Given(string text) => text.Contains("://")
        ? throw new AtomscaleException(AtomscaleErrorKind.BadInput, "The key looks like an address.", "Give the address with -Endpoint.")
        : new ApiKey(text, "-ApiKey");

    private static string Reveal(SecureString secure) => new NetworkCredential("", secure).Password;
}
