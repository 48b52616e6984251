using System.Management.Automation;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>Ends a connection; of the session's own, none is made from the environment until the next Connect-Atomscale.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Atomscale")]
[OutputType(typeof(void))]
public sealed class DisconnectAtomscaleCommand : AtomscaleCommand
{
    /// <summary>The connection to end instead of the session's own.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public AtomscaleConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var isDefault = Connection is null || Connection == SessionConnections.Find();
        (Connection as ClientConnection)?.Dispose();
        if (isDefault) SessionConnections.Disconnect();
    }
}
