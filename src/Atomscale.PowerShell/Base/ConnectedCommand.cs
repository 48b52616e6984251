using System.Management.Automation;
using Atomscale.Client;

namespace Atomscale.PowerShell;

/// <summary>The base of every command that can make a request.</summary>
public abstract class ConnectedCommand : AtomscaleCommand
{
    private WaitReporter? _waits;

    /// <summary>The connection to use instead of the session's default one, as Connect-Atomscale -PassThru or Get-AtomscaleConnection gives it.</summary>
    [Parameter]
    [ValidateNotNull]
    public AtomscaleConnection? Connection { get; set; }

    /// <summary>The connection that applies: the one given, the session's, or one made from the environment.</summary>
    internal ClientConnection Current => Connection switch
    {
        null => SessionConnections.Default(),
        ClientConnection live => live,
        _ => throw new AtomscaleException(AtomscaleErrorKind.BadInput, "-Connection is not a connection that Connect-Atomscale made."),
    };

    /// <summary>Opens the client for this command, on the pipeline thread.</summary>
    /// <exception cref="AtomscaleException">NoKey.</exception>
    internal AtomscaleClient OpenClient(int? throttleLimit = null)
    {
        var client = Current.Open(throttleLimit, Trace, Warn);
        _waits = new WaitReporter(this, client.Waits, ProgressRule.IsShown(this, Current.NoProgress));
        return client;
    }

    /// <inheritdoc/>
    protected sealed override void Look() => _waits?.Show();

    internal ProgressReporter OpenProgress(string activity) => new(this, PostAsync, activity, ProgressRule.IsShown(this, Current.NoProgress));
}
