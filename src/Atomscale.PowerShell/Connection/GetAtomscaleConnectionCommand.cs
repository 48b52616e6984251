using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Shows the connection that commands use.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleConnection")]
[OutputType(typeof(AtomscaleConnection))]
public sealed class GetAtomscaleConnectionCommand : ConnectedCommand
{
    /// <inheritdoc/>
    protected override void End() => WriteObject(ConnectionObject.Of(Current));
}
