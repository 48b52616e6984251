using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class ConnectionTests(SandboxFixture lab)
{
    [Fact]
    public void Without_a_key_one_error_names_the_ways_to_give_one()
    {
        using var session = new Session();
        var error = session.Run("Search-AtomscaleCatalogue").Error;
        Assert.Equal("Atomscale.NoKey,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("AS_API_KEY", error.Exception.Message);
        Assert.Contains("Connect-Atomscale", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("AS_API_KEY")]
    [InlineData("ATOMSCALE_API_KEY")]
    public async Task A_key_in_the_environment_is_enough(string variable)
    {
        await lab.ResetAsync();
        using var session = new Session();
        Environment.SetEnvironmentVariable(variable, lab.Sandbox.Key);
        Environment.SetEnvironmentVariable("AS_API_ENDPOINT", lab.Sandbox.Endpoint.ToString().TrimEnd('/'));
        try
        {
            Assert.Single(session.Run("Search-AtomscaleCatalogue -First 1").ThrowIfFailed().Output);
            var connection = session.Run("Get-AtomscaleConnection").ThrowIfFailed().Output[0];
            Assert.Contains(variable, connection.Properties["ApiKeySource"].Value.ToString());
            Assert.EndsWith("/", connection.Properties["Endpoint"].Value.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
            Environment.SetEnvironmentVariable("AS_API_ENDPOINT", null);
        }
    }

    [Fact]
    public async Task After_disconnecting_nothing_is_made_from_the_environment()
    {
        await lab.ResetAsync();
        using var session = new Session();
        Environment.SetEnvironmentVariable("AS_API_KEY", lab.Sandbox.Key);
        Environment.SetEnvironmentVariable("AS_API_ENDPOINT", lab.Sandbox.Endpoint.ToString());
        try
        {
            Assert.StartsWith("Atomscale.NoKey,", session.Run("Disconnect-Atomscale; Search-AtomscaleCatalogue -First 1").Error.FullyQualifiedErrorId);
            Assert.Single(session.Run("Connect-Atomscale; Search-AtomscaleCatalogue -First 1").ThrowIfFailed().Output);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AS_API_KEY", null);
            Environment.SetEnvironmentVariable("AS_API_ENDPOINT", null);
        }
    }

    [Fact]
    public async Task A_wrong_key_ends_the_command_and_is_never_shown()
    {
        await lab.ResetAsync();
        using var session = new Session();
        const string Key = "not-the-right-key-at-all-0123";
        var outcome = session.Run($"Connect-Atomscale -ApiKey '{Key}' -Endpoint '{lab.Sandbox.Endpoint}' -NoTest; Search-AtomscaleCatalogue -Verbose; 'a','b' | Get-AtomscaleResult");
        Assert.Equal(2, outcome.Errors.Count);
        Assert.All(outcome.Errors, error => Assert.StartsWith("Atomscale.Unauthorized,", error.FullyQualifiedErrorId));
        Assert.Contains(lab.Sandbox.Endpoint.ToString(), outcome.Errors[0].Exception.Message);
        var shown = string.Join("\n", outcome.Errors.Select(error => $"{error} {error.ErrorDetails} {error.Exception} {error.TargetObject}").Concat(outcome.Verbose).Concat(outcome.Warnings));
        Assert.DoesNotContain(Key, shown);
    }

    [Fact]
    public async Task A_key_that_the_server_repeats_is_taken_out_of_its_message()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", 403, body: $$"""{"detail":"the key {{lab.Sandbox.Key}} may not do this"}"""));
        var error = session.Run("Search-AtomscaleCatalogue").Error;
        Assert.Equal("Atomscale.Forbidden,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand", error.FullyQualifiedErrorId);
        Assert.Contains("may not do this", error.Exception.Message);
        Assert.DoesNotContain(lab.Sandbox.Key, error.Exception.ToString());
    }

    [Fact]
    public void Http_to_another_machine_is_refused_unless_it_is_allowed()
    {
        using var session = new Session();
        var error = session.Run("Connect-Atomscale -ApiKey some-key-0123456789 -Endpoint http://lab.example/").Error;
        Assert.Equal("Atomscale.Insecure,Atomscale.PowerShell.ConnectAtomscaleCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.SecurityError, error.CategoryInfo.Category);
        session.Run("Connect-Atomscale -ApiKey some-key-0123456789 -Endpoint http://lab.example/ -AllowInsecure -NoTest").ThrowIfFailed();
    }

    [Theory]
    [InlineData("-Endpoint ftp://host/", "ftp://host/")]
    [InlineData("-Endpoint https://user:secret@host/", "user name")]
    [InlineData("-Endpoint 'https://host/?a=b'", "query")]
    [InlineData("-Proxy socks5://host:1", "socks5")]
    public void An_address_that_cannot_work_is_named(string arguments, string named)
    {
        using var session = new Session();
        var error = session.Run($"Connect-Atomscale -ApiKey some-key-0123456789 {arguments}").Error;
        Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.ConnectAtomscaleCommand", error.FullyQualifiedErrorId);
        Assert.Contains(named, error.Exception.Message);
        Assert.DoesNotContain("secret", error.Exception.Message);
    }

    [Fact]
    public void An_unreachable_host_is_an_error_after_bounded_retries_that_names_address_and_step()
    {
        using var session = new Session();
        var outcome = session.Run("Connect-Atomscale -ApiKey some-key-0123456789 -Endpoint http://127.0.0.1:9/ -MaximumRetryCount 1 -NoTest; Search-AtomscaleCatalogue");
        Assert.Equal("Atomscale.Network,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand", outcome.Error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ConnectionError, outcome.Error.CategoryInfo.Category);
        Assert.Contains("http://127.0.0.1:9/data_entries/", outcome.Error.Exception.Message);
        Assert.Contains("TCP connection", outcome.Error.Exception.Message);
        Assert.Contains("after 2 attempts", outcome.Error.Exception.Message);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_refused_and_the_key_goes_nowhere()
    {
        using var other = SandboxProcess.Start();
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Redirect("data_entries/", other.Endpoint + "data_entries/"));
        var error = session.Run("Search-AtomscaleCatalogue").Error;
        Assert.StartsWith("Atomscale.Refused,", error.FullyQualifiedErrorId);
        Assert.Contains(other.Endpoint.Authority, error.Exception.Message);
        Assert.Empty(await other.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task A_redirect_within_the_service_is_followed()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Redirect("data_entries/", "/data_entries/?status=all&data_type=xps"));
        var found = session.Run("Search-AtomscaleCatalogue").ThrowIfFailed();
        Assert.Equal("xps", Assert.Single(found.Texts("DataType").Distinct()));
    }

    [Fact]
    public async Task The_service_failing_is_tried_again_as_often_as_asked()
    {
        using var session = await lab.ConnectAsync("-MaximumRetryCount 2");
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", 503, retryAfter: "0").Repeat(2));
        Assert.Equal(300, session.Run("Search-AtomscaleCatalogue").ThrowIfFailed().Output.Count);
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", 503, retryAfter: "0", body: """{"detail":"down for the night"}""").Always());
        var error = session.Run("Search-AtomscaleCatalogue").Error;
        Assert.StartsWith("Atomscale.ServerError,", error.FullyQualifiedErrorId);
        Assert.Contains("down for the night", error.Exception.Message);
        Assert.Contains("after 3 attempts", error.Exception.Message);
    }

    [Fact]
    public async Task A_wait_past_the_deadline_is_not_waited_for_and_the_error_names_the_time()
    {
        using var session = await lab.ConnectAsync("-TimeoutSec 5");
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", 429, retryAfter: "86400").Always());
        var error = session.Run("Search-AtomscaleCatalogue").Error;
        Assert.Equal("Atomscale.RateLimited,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Assert.Contains("wait until 20", error.Exception.Message);
        Assert.Single(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task No_answer_within_the_deadline_is_a_timeout()
    {
        using var session = await lab.ConnectAsync("-TimeoutSec 1 -MaximumRetryCount 0");
        await lab.Control.SetFaultsAsync(Fault.Stall("data_entries/").Always());
        var error = session.Run("Search-AtomscaleCatalogue").Error;
        Assert.Equal("Atomscale.Timeout,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
    }

    [Fact]
    public async Task A_body_that_stands_still_is_a_timeout_after_the_idle_limit()
    {
        using var session = await lab.ConnectAsync("-IdleTimeoutSec 1 -MaximumRetryCount 0");
        await lab.Control.SetFaultsAsync(Fault.Stall("data_entries/", afterEntries: 20).Always());
        var error = session.Run("Search-AtomscaleCatalogue").Error;
        Assert.StartsWith("Atomscale.Timeout,", error.FullyQualifiedErrorId);
        Assert.Contains("no byte", error.Exception.Message);
    }

    [Fact]
    public async Task A_body_that_drips_slower_than_the_deadline_but_never_stops_goes_through()
    {
        using var session = await lab.ConnectAsync("-TimeoutSec 3 -IdleTimeoutSec 3 -MaximumRetryCount 0");
        const string Search = "Search-AtomscaleCatalogue -Status success";
        var expected = session.Run(Search).ThrowIfFailed().Output.Count;
        // All of its 59 kB take almost five seconds.
        await lab.Control.SetFaultsAsync(Fault.Drip("data_entries/", 12_000));
        Assert.Equal(expected, session.Run(Search).ThrowIfFailed().Output.Count);
    }

    [Fact]
    public async Task Testing_the_connection_tells_each_step()
    {
        using var session = await lab.ConnectAsync();
        var steps = session.Run("Test-AtomscaleConnection").ThrowIfFailed();
        Assert.Equal(["Proxy", "Name resolution", "TCP", "Key", "Round trip"], steps.Texts("Step"));
        Assert.All(steps.Values("Ok"), ok => Assert.True((bool)ok!));
        Assert.True((bool)session.Run("Test-AtomscaleConnection -Quiet").ThrowIfFailed().Output.Single().BaseObject);
        session.Run($"Connect-Atomscale -ApiKey wrong-key-012345678 -Endpoint {lab.Sandbox.Endpoint} -NoTest").ThrowIfFailed();
        Assert.False((bool)session.Run("Test-AtomscaleConnection -Quiet").Output.Single().BaseObject);
        Assert.False((bool)session.Run("Test-AtomscaleConnection").Values("Ok")[^1]!);
    }

    [Fact]
    public async Task Two_connected_sessions_never_see_each_others_connection()
    {
        using var first = await lab.ConnectAsync("-TimeoutSec 11");
        using var second = Session.ConnectedTo(lab.Sandbox, "-TimeoutSec 22");
        Assert.Equal(["11"], first.Run("Get-AtomscaleConnection").ThrowIfFailed().Texts("TimeoutSec"));
        Assert.Equal(["22"], second.Run("Get-AtomscaleConnection").ThrowIfFailed().Texts("TimeoutSec"));
        using var third = new Session();
        Assert.Empty(third.Run("Get-AtomscaleConnection").ThrowIfFailed().Output);
    }

    [Fact]
    public async Task A_session_without_a_connection_uses_that_of_the_one_that_was_there_before_it()
    {
        await lab.ResetAsync();
        using var earlier = new Session();
        using var first = Session.ConnectedTo(lab.Sandbox);
        using var second = new Session();
        Assert.Single(second.Run("Search-AtomscaleCatalogue -First 1").ThrowIfFailed().Output);
        Assert.StartsWith("Atomscale.NoKey,", earlier.Run("Search-AtomscaleCatalogue -First 1").Error.FullyQualifiedErrorId);
        first.Dispose();
        Assert.StartsWith("Atomscale.NoKey,", second.Run("Search-AtomscaleCatalogue -First 1").Error.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task An_inherited_connection_is_ended_by_its_own_session_only_and_then_nothing_is_made_from_the_environment()
    {
        await lab.ResetAsync();
        using var first = Session.ConnectedTo(lab.Sandbox);
        using var second = new Session();
        using var third = new Session();
        Environment.SetEnvironmentVariable("AS_API_KEY", "a-key-of-the-environment-0123");
        try
        {
            Assert.StartsWith("Atomscale.NoKey,", second.Run("Disconnect-Atomscale; Search-AtomscaleCatalogue -First 1").Error.FullyQualifiedErrorId);
            Assert.Single(first.Run("Search-AtomscaleCatalogue -First 1").ThrowIfFailed().Output);
            Assert.Single(third.Run("Search-AtomscaleCatalogue -First 1").ThrowIfFailed().Output);
            first.Run("Disconnect-Atomscale").ThrowIfFailed();
            Assert.Contains("was disconnected", third.Run("Search-AtomscaleCatalogue -First 1").Error.Exception.Message);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AS_API_KEY", null);
        }
    }

    [Fact]
    public async Task A_connection_can_be_given_to_each_command()
    {
        await lab.ResetAsync();
        using var session = new Session();
        var script = $"$c = Connect-Atomscale -ApiKey (ConvertTo-Key '{lab.Sandbox.Key}') -Endpoint {lab.Sandbox.Endpoint} -PassThru; Disconnect-Atomscale";
        session.Run("function ConvertTo-Key($text) { $s = [System.Security.SecureString]::new(); foreach ($c in $text.ToCharArray()) { $s.AppendChar($c) }; , $s }");
        session.Run(script.Replace("; Disconnect-Atomscale", "")).ThrowIfFailed();
        Assert.Single(session.Run("Search-AtomscaleCatalogue -First 1 -Connection $c").ThrowIfFailed().Output);
        var connection = session.Run("$c").Output[0];
        Assert.DoesNotContain(connection.Properties, property => property.Value?.ToString()?.Contains(lab.Sandbox.Key) == true);
    }

    [Fact]
    public async Task Progress_comes_as_records_and_not_at_all_when_it_is_not_wanted()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Drip("data_entries/", 100_000).Always());
        Assert.Contains(session.Run("Search-AtomscaleCatalogue").ThrowIfFailed().Progress, record => record.StatusDescription.Contains("entries"));
        Assert.Empty(session.Run("$ProgressPreference = 'SilentlyContinue'; Search-AtomscaleCatalogue").ThrowIfFailed().Progress);
    }

    [Fact]
    public async Task Connecting_checks_the_key_with_one_small_request_and_keeps_the_connection_before_when_it_is_refused()
    {
        await lab.ResetAsync();
        using var session = new Session();
        session.Run($"Connect-Atomscale -ApiKey '{lab.Sandbox.Key}' -Endpoint '{lab.Sandbox.Endpoint}'").ThrowIfFailed();
        Assert.Contains("data_ids=", Assert.Single(await lab.Control.GetRequestsAsync()).Query);
        var error = session.Run($"Connect-Atomscale -ApiKey wrong-key-012345678 -Endpoint '{lab.Sandbox.Endpoint}'").Error;
        Assert.Equal("Atomscale.Unauthorized,Atomscale.PowerShell.ConnectAtomscaleCommand", error.FullyQualifiedErrorId);
        Assert.Contains("key", error.ErrorDetails.RecommendedAction);
        Assert.Single(session.Run("Search-AtomscaleCatalogue -First 1").ThrowIfFailed().Output);
    }

    [Fact]
    public void Connecting_without_a_network_says_so_and_how_to_go_on()
    {
        using var session = new Session();
        var error = session.Run("Connect-Atomscale -ApiKey some-key-0123456789 -Endpoint http://127.0.0.1:9/ -MaximumRetryCount 0").Error;
        Assert.Equal("Atomscale.Network,Atomscale.PowerShell.ConnectAtomscaleCommand", error.FullyQualifiedErrorId);
        Assert.Contains("could not be checked", error.Exception.Message);
        Assert.Contains("-NoTest", error.ErrorDetails.RecommendedAction);
        Assert.Empty(session.Run("Get-AtomscaleConnection").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("Search-AtomscaleCatalogue")]
    [InlineData("Get-AtomscalePhysicalSample")]
    [InlineData("Get-AtomscaleProject")]
    [InlineData("Get-AtomscaleGrowthInstrument")]
    public async Task A_mistyped_endpoint_is_an_error_and_not_an_empty_lab(string command)
    {
        await lab.ResetAsync();
        using var session = new Session();
        var connect = $"Connect-Atomscale -ApiKey '{lab.Sandbox.Key}' -Endpoint '{lab.Sandbox.Endpoint}v2/'";
        var error = session.Run($"{connect} -NoTest; {command}").Error;
        Assert.StartsWith("Atomscale.BadAnswer,", error.FullyQualifiedErrorId);
        Assert.Contains("-Endpoint", error.ErrorDetails.RecommendedAction);
        Assert.False((bool)session.Run("Test-AtomscaleConnection -Quiet").Output.Single().BaseObject);
        Assert.StartsWith("Atomscale.BadAnswer,", session.Run(connect).Error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData(200, "text/html")]
    [InlineData(404, "text/html")]
    [InlineData(200, "application/json")]
    public async Task A_sign_in_page_is_named(int status, string contentType)
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Page("*", status, contentType).Always());
        foreach (var command in new[] { "Search-AtomscaleCatalogue -DataType xps", "Get-AtomscaleProject" })
        {
            var error = session.Run(command).Error;
            Assert.StartsWith("Atomscale.BadAnswer,", error.FullyQualifiedErrorId);
            Assert.Contains("sign-in page or proxy", error.Exception.Message);
        }

        var check = session.Run("Test-AtomscaleConnection").Output[^1];
        Assert.Equal("Key", check.Properties["Step"].Value);
        Assert.Contains("sign-in page or proxy", check.Properties["Detail"].Value.ToString());
    }

    [Theory]
    [InlineData("Search-AtomscaleCatalogue", "data_entries/")]
    [InlineData("Get-AtomscalePhysicalSample", "physical_samples/")]
    [InlineData("Get-AtomscaleProject", "projects/")]
    [InlineData("Get-AtomscaleGrowthInstrument", "instruments/synthesis")]
    public async Task An_object_where_a_list_was_expected_ends_the_command(string command, string path)
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer(path, """{"message":"welcome"}""").Always());
        // Only what ends the command is caught.
        var caught = session.Run($"try {{ {command} }} catch {{ $_ }}").ThrowIfFailed().Output;
        var error = Assert.IsType<ErrorRecord>(Assert.Single(caught).BaseObject);
        Assert.StartsWith("Atomscale.BadAnswer,", error.FullyQualifiedErrorId);
        Assert.Contains("should be a list", error.Exception.Message);
    }

    [Fact]
    public async Task TLS_to_a_plain_port_says_what_to_check()
    {
        await lab.ResetAsync();
        using var session = new Session();
        var endpoint = lab.Sandbox.Endpoint.ToString().Replace("http://", "https://", StringComparison.Ordinal);
        var error = session.Run($"Connect-Atomscale -ApiKey some-key-0123456789 -Endpoint '{endpoint}' -MaximumRetryCount 0").Error;
        Assert.StartsWith("Atomscale.Network,", error.FullyQualifiedErrorId);
        Assert.Contains("plain HTTP", error.ErrorDetails.RecommendedAction);
    }
}
