using System.Management.Automation;
using System.Threading.Tasks;

namespace Atomscale.PowerShell;

/// <summary>Tries each step of the way to the service by itself.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AtomscaleConnection")]
[OutputType(typeof(ConnectionCheck), typeof(bool))]
public sealed class TestAtomscaleConnectionCommand : ConnectedCommand
{
    /// <summary>Gives true or false and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        var allOk = true;
        var client = OpenClient();
        Run(() => client.Checks.RunAsync(
            check =>
            {
                allOk &= check.Ok;
                return Quiet ? Task.CompletedTask : WriteAsync(check);
            },
            StopToken));
        if (Quiet) WriteObject(allOk);
    }
}
