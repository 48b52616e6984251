using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>Invoke-AtomscaleRequest.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RequestTests(SandboxFixture lab)
{
    private const string Id = "Atomscale.PowerShell.InvokeAtomscaleRequestCommand";

    [Theory]
    [InlineData("data_entries/")]
    [InlineData("/data_entries/")]
    [InlineData("data_entries/?include_organization_data=True")]
    public async Task An_array_comes_item_by_item_with_a_property_a_field(string path)
    {
        using var session = await lab.ConnectAsync();
        var outcome = session.Run($"Invoke-AtomscaleRequest '{path}' -Query @{{ status = 'all' }}").ThrowIfFailed();
        Assert.Equal(300, outcome.Output.Count);
        Assert.All(outcome.Texts("data_id"), id => Assert.False(string.IsNullOrEmpty(id)));
        Assert.Equal(300, session.Run($"Invoke-AtomscaleRequest '{lab.Sandbox.Endpoint}data_entries/?status=all'").ThrowIfFailed().Output.Count);
    }

    [Fact]
    public async Task The_query_has_the_form_of_the_contract()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("anything", "[]").Always());
        session.Run("Invoke-AtomscaleRequest 'anything?first=1' -Query ([ordered]@{ ids = 'a b', 'c&d'; yes = $true; no = $false; at = [DateTimeOffset]'2026-01-31T09:00:00+01:00'; number = 1.5; none = $null; 'o d' = 'x' })").ThrowIfFailed();
        var request = Assert.Single(await lab.Control.GetRequestsAsync());
        Assert.Equal("?first=1&ids=a%20b&ids=c%26d&yes=True&no=False&at=2026-01-31%2008%3A00%3A00%2B00%3A00&number=1.5&o%20d=x", request.Query);
        Assert.Equal("GET", request.Method);
    }

    [Fact]
    public async Task An_empty_list_is_refused_and_not_taken_for_no_filter()
    {
        using var session = await lab.ConnectAsync();
        var error = session.Run("Invoke-AtomscaleRequest data_entries/ -Query @{ data_ids = @() }").Error;
        Assert.Equal($"Atomscale.BadInput,{Id}", error.FullyQualifiedErrorId);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Theory]
    [InlineData("https://elsewhere.example/data_entries/", "BadInput")]
    [InlineData("//elsewhere.example/data_entries/", null)]
    [InlineData("https:elsewhere", null)]
    [InlineData(@"\\elsewhere.example\data_entries", null)]
    [InlineData("http://127.0.0.1:1/data_entries/", "BadInput")]
    [InlineData("ftp://127.0.0.1/", "BadInput")]
    public async Task Nothing_goes_to_another_host(string path, string? kind)
    {
        using var session = await lab.ConnectAsync();
        var error = session.Run($"Invoke-AtomscaleRequest '{path}'").Error;
        // What is not an absolute address is a path of the service, which has none of that name.
        Assert.Equal($"Atomscale.{kind ?? "NotFound"},{Id}", error.FullyQualifiedErrorId);
        Assert.Equal(kind is null ? 1 : 0, (await lab.Control.GetRequestsAsync()).Count);
    }

    [Fact]
    public async Task Slashes_in_a_full_address_do_not_name_another_host()
    {
        using var session = await lab.ConnectAsync();
        session.Run($"Invoke-AtomscaleRequest {lab.Sandbox.Endpoint}//elsewhere.example/x").Error.ToString();
        Assert.Equal("/elsewhere.example/x", Assert.Single(await lab.Control.GetRequestsAsync()).Path);
    }

    [Fact]
    public void The_endpoint_without_encryption_is_refused()
    {
        using var session = new Session();
        var error = session.Run("Connect-Atomscale -ApiKey some-key-0123456789 -Endpoint https://lab.example/ -NoTest; Invoke-AtomscaleRequest http://lab.example/data_entries/").Error;
        Assert.Equal($"Atomscale.Insecure,{Id}", error.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task A_body_is_sent_as_JSON_or_as_the_text_it_is()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("anything", """{"a":{"b":[1,2]},"t":"2026-01-01T00:00:00Z"}""").Always());
        var answer = session.Run("Invoke-AtomscaleRequest anything -Method post -Body @{ list = 1, 2; deep = @{ name = 'é'; none = $null; yes = $true } }").ThrowIfFailed().Output.Single();
        Assert.Equal("2026-01-01T00:00:00Z", answer.Properties["t"].Value);
        session.Run("Invoke-AtomscaleRequest anything -Method PUT -Body '[1]'; Invoke-AtomscaleRequest anything -Method PATCH -Body ([pscustomobject]@{ a = 1 }); Invoke-AtomscaleRequest anything -Method POST -Body 1, 2").ThrowIfFailed();
        var requests = await lab.Control.GetRequestsAsync();
        Assert.Equal(["POST", "PUT", "PATCH", "POST"], requests.Select(request => request.Method));
        using var sent = System.Text.Json.JsonDocument.Parse(requests[0].Body!);
        Assert.Equal(2, sent.RootElement.GetProperty("list").GetArrayLength());
        Assert.Equal("é", sent.RootElement.GetProperty("deep").GetProperty("name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, sent.RootElement.GetProperty("deep").GetProperty("none").ValueKind);
        Assert.Equal(["[1]", """{"a":1}""", "[1,2]"], requests.Skip(1).Select(request => request.Body));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    [InlineData("[1,null,\"x\"]", "1|x")]
    [InlineData("plain text", "plain text")]
    [InlineData("true", "True")]
    public async Task What_is_not_an_object_is_returned_as_it_is(string body, string expected)
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("anything", body));
        Assert.Equal(expected, string.Join("|", session.Run("Invoke-AtomscaleRequest anything").ThrowIfFailed().Output));
    }

    [Fact]
    public async Task Names_that_differ_in_case_or_are_empty_cost_no_answer()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("anything", """[{"a":1,"A":2,"":3}]"""));
        var item = session.Run("Invoke-AtomscaleRequest anything").ThrowIfFailed().Output.Single();
        Assert.Equal(["2", "3"], item.Properties.Select(property => property.Value.ToString()!));
    }

    [Fact]
    public async Task What_if_sends_nothing_and_names_the_request()
    {
        using var session = await lab.ConnectAsync();
        var (outcome, shown) = session.RunShowing("Invoke-AtomscaleRequest instruments/synthesis -Method DELETE -Query @{ synthesis_instrument_ids = 1 } -WhatIf");
        outcome.ThrowIfFailed();
        Assert.Contains("DELETE", shown);
        Assert.Contains("instruments/synthesis?synthesis_instrument_ids=1", shown);
        Assert.Empty(await lab.Control.GetRequestsAsync());
        Assert.NotEmpty(session.Run("Invoke-AtomscaleRequest instruments/synthesis -WhatIf").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("GET", 2, "")]
    [InlineData("PUT", 2, "")]
    [InlineData("DELETE", 2, "")]
    [InlineData("POST", 1, "OutcomeUnknown")]
    [InlineData("PATCH", 1, "OutcomeUnknown")]
    public async Task A_request_that_may_create_something_is_never_repeated_once_it_may_have_arrived(string method, int count, string error)
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.NoAnswer("anything"), Fault.Answer("anything", "[]").Always());
        var outcome = session.Run($"Invoke-AtomscaleRequest anything -Method {method}");
        Assert.Equal(error.Length == 0 ? "" : $"Atomscale.{error},{Id}", string.Concat(outcome.Errors.Select(item => item.FullyQualifiedErrorId)));
        Assert.Equal(count, (await lab.Control.GetRequestsAsync()).Count);
    }

    [Fact]
    public async Task A_refusal_names_the_status_and_what_the_service_said()
    {
        using var session = await lab.ConnectAsync();
        var error = session.Run("Invoke-AtomscaleRequest instruments/synthesis -Method POST -Body @{ label = 'x' }").Error;
        Assert.Equal($"Atomscale.Refused,{Id}", error.FullyQualifiedErrorId);
        Assert.Contains("422", error.Exception.Message);
        Assert.Contains("name", error.Exception.Message);
        error = session.Run("Invoke-AtomscaleRequest no/such/path").Error;
        Assert.Equal($"Atomscale.NotFound,{Id}", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
    }

    [Fact]
    public async Task A_body_of_a_GET_is_an_error_before_any_request()
    {
        using var session = await lab.ConnectAsync();
        Assert.Equal($"Atomscale.BadInput,{Id}", session.Run("Invoke-AtomscaleRequest anything -Body @{ a = 1 }").Error.FullyQualifiedErrorId);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }
}
