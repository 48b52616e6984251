using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class KeyLeakTests(SandboxFixture lab)
{
    [Fact]
    public async Task No_stream_holds_the_key_and_no_other_port_sees_it()
    {
        await lab.ResetAsync();
        using var session = new Session();
        var key = lab.Sandbox.Key;
        await lab.Control.SetFaultsAsync(
            Fault.Status("xps/*", 500, retryAfter: "0", body: $$"""{"detail":"{{key}}"}""").Always(),
            Fault.Status("raman/*", 400, body: key));
        var outcome = session.Run($$"""
            $DebugPreference = 'Continue'; $VerbosePreference = 'Continue'; $InformationPreference = 'Continue'
            Connect-Atomscale -ApiKey '{{key}}' -Endpoint {{lab.Sandbox.Endpoint}} -PassThru -MaximumRetryCount 1
            Get-AtomscaleConnection
            Test-AtomscaleConnection
            Search-AtomscaleCatalogue -Keyword '{{key}}'
            Search-AtomscaleCatalogue -Status success -First 60 | Get-AtomscaleResult
            Get-AtomscaleResult '{{key}}x'
            """);
        Assert.NotEmpty(outcome.Errors);
        Assert.NotEmpty(outcome.Verbose);
        var texts = outcome.Verbose.Concat(outcome.Warnings).Concat(outcome.Progress.Select(record => $"{record.Activity} {record.StatusDescription} {record.CurrentOperation}"))
            .Concat(outcome.Output.SelectMany(item => item.Properties.Where(property => property.IsGettable).Select(property => $"{property.Name} {property.Value}")))
            .Concat(outcome.Errors.Where(error => error.TargetObject as string != key + "x").SelectMany(Texts));
        Assert.All(texts, text => Assert.DoesNotContain(key, text));
        var requests = await lab.Control.GetRequestsAsync();
        Assert.All(requests.Where(request => request.Port != "api"), request => Assert.DoesNotContain(key, string.Join(" ", request.Headers.Values.Append(request.Query))));
    }

    [Fact]
    public void A_key_of_the_wrong_form_is_not_quoted_by_the_binder()
    {
        using var session = new Session();
        var error = session.Run("Connect-Atomscale -ApiKey @{ secret = 'very-secret-value' }").Error;
        Assert.DoesNotContain("very-secret-value", error.Exception.Message);
    }

    private static string[] Texts(ErrorRecord error) =>
        [error.ToString(), error.Exception.ToString(), error.ErrorDetails?.Message ?? "", error.ErrorDetails?.RecommendedAction ?? "", error.TargetObject?.ToString() ?? ""];
}
