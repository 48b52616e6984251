using System;
using System.Collections;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>Sends any request to the service's API.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AtomscaleRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeAtomscaleRequestCommand : ConnectedCommand
{
    private const string Get = "GET";

    /// <summary>The path below the endpoint, with a query if wanted; or an absolute address of the same scheme, host and port.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    [Parameter]
    [ValidateSet(Get, "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = Get;

    /// <summary>The query: lists repeat their name, booleans and instants are written as the service reads them, null is left out.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>The body: a hashtable, object or array becomes JSON, text is sent as it is.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        var method = Method.ToUpperInvariant();
        if (method == Get && Body is not null)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, "-Body was given, and a GET request has none.", "Give -Method POST, PUT or PATCH too, or use -Query.");
        var client = OpenClient();
        var address = client.General.AddressOf(Path, RowCells.Plain(Query) as IDictionary);
        if (method != Get && !ShouldProcess(address.AbsoluteUri, method)) return;
        var body = RowCells.Plain(Body) is { } value ? GeneralApi.BodyOf(value) : null;
        Run(() => SendAsync(client, method, address, body));
    }

    private async Task SendAsync(AtomscaleClient client, string method, Uri address, string? body)
    {
        foreach (var item in await client.General.SendAsync(method, address, body, StopToken).ConfigureAwait(false))
        {
            if (item is not null) await WriteAsync(item is PropertyBag bag ? Object(bag) : item).ConfigureAwait(false);
        }
    }

    // Properties are what tables, Where-Object and Export-Csv read.
    private static PSObject Object(PropertyBag bag)
    {
        var item = new PSObject();
        foreach (DictionaryEntry entry in bag)
        {
            // PowerShell has no property without a name, JSON has.
            var name = (string)entry.Key is { Length: > 0 } given ? given : "_";
            item.Properties.Add(new PSNoteProperty(name, entry.Value));
        }

        return item;
    }
}
