using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class ResultTests(SandboxFixture lab)
{
    private const string Command = "Atomscale.PowerShell.GetAtomscaleResultCommand";

    [Fact]
    public async Task Results_keep_the_order_asked_for_and_an_id_asked_twice_answers_twice()
    {
        using var session = await lab.ConnectAsync();
        var ids = session.Run("Search-AtomscaleCatalogue -DataType xps -Status success -First 5").Texts("DataId");
        // The first answer comes last: order must not depend on who is fastest.
        await lab.Control.SetFaultsAsync(Fault.Hold($"xps/{ids[4]}", "first"));
        string?[] asked = [ids[4], ids[0], ids[3], ids[0], ids[1]];
        using var running = session.Start($"Get-AtomscaleResult -DataId {string.Join(",", asked.Select(id => $"'{id}'"))}");
        await lab.Control.WaitForHeldAsync("first");
        await Wait.UntilAsync(
            async () => (await lab.Control.GetRequestsAsync()).Count(request => request.Path.Contains("xps/") && request.Status == 200) == 4,
            async () => string.Join(", ", await lab.Control.GetRequestsAsync()));
        await lab.Control.ReleaseAsync("first");
        Assert.Equal(asked, running.Finish().ThrowIfFailed().Texts("DataId"));
    }

    [Fact]
    public async Task Piped_entries_are_used_as_they_are()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$e = Search-AtomscaleCatalogue -DataType raman -Status success -First 3").ThrowIfFailed();
        await lab.Control.ClearRequestsAsync();
        Assert.Equal(3, session.Run("$e | Get-AtomscaleResult").ThrowIfFailed().Output.Count);
        Assert.All(await lab.Control.GetRequestsAsync(), request => Assert.StartsWith("raman/", request.Path.TrimStart('/')));
    }

    [Fact]
    public async Task Many_ids_are_looked_up_in_batches()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$ids = (Search-AtomscaleCatalogue -DataType xps,raman,pl -Status success).DataId").ThrowIfFailed();
        await lab.Control.ClearRequestsAsync();
        var got = session.Run("Get-AtomscaleResult $ids; $ids.Count").ThrowIfFailed();
        Assert.Equal((int)got.Output[^1].BaseObject, got.Output.Count - 1);
        Assert.Single(await lab.Control.GetRequestsAsync(), request => request.Path.EndsWith("data_entries/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$id")]
    [InlineData("$id | Get-AtomscaleResult", true)]
    [InlineData("[pscustomobject]@{ DataId = $id; Other = 1 } | Get-AtomscaleResult", true)]
    public async Task Ids_come_as_argument_as_text_or_as_a_rows_property(string form, bool isPiped = false)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$id = (Search-AtomscaleCatalogue -DataType xps -Status success -First 1).DataId").ThrowIfFailed();
        var got = session.Run((isPiped ? form : $"Get-AtomscaleResult {form}") + "; $id").ThrowIfFailed();
        Assert.Equal(got.Output[1].ToString(), got.Texts("DataId")[0]);
        Assert.Equal("Atomscale.XpsResult", got.Output[0].TypeNames[0]);
    }

    [Fact]
    public async Task An_unknown_id_is_its_own_error_and_the_others_still_come()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$id = (Search-AtomscaleCatalogue -DataType xps -Status success -First 1).DataId").ThrowIfFailed();
        var got = session.Run("Get-AtomscaleResult 'nobody-knows', $id");
        Assert.Single(got.Output);
        Assert.Equal($"Atomscale.NotFound,{Command}", got.Error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, got.Error.CategoryInfo.Category);
        Assert.Equal("nobody-knows", got.Error.TargetObject);
    }

    [Theory]
    [InlineData("pending", "NotReady", ErrorCategory.ResourceUnavailable)]
    [InlineData("running", "NotReady", ErrorCategory.ResourceUnavailable)]
    [InlineData("error", "AnalysisFailed", ErrorCategory.InvalidData)]
    public async Task An_entry_without_a_result_says_why(string status, string id, ErrorCategory category)
    {
        using var session = await lab.ConnectAsync();
        var error = session.Run($"Search-AtomscaleCatalogue -DataType xps -Status {status} -First 1 | Get-AtomscaleResult").Error;
        Assert.Equal($"Atomscale.{id},{Command}", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains($"'{status}'", error.Exception.Message);
        Assert.Equal("Atomscale.CatalogueEntry", ((PSObject)error.TargetObject).TypeNames[0]);
        Assert.False(string.IsNullOrEmpty(error.ErrorDetails.RecommendedAction));
    }

    [Fact]
    public async Task A_type_that_no_client_knows_comes_with_its_entry_and_a_warning()
    {
        using var session = await lab.ConnectAsync();
        var got = session.Run("Search-AtomscaleCatalogue -Status success | Where-Object DataType -eq 'leed' | Get-AtomscaleResult");
        Assert.NotEmpty(got.Output);
        Assert.All(got.Output, result => Assert.Equal("Atomscale.UnknownResult", result.TypeNames[0]));
        Assert.Contains("'leed'", Assert.Single(got.Warnings));
    }

    [Theory]
    [InlineData("42")]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("[pscustomobject]@{ Other = 1 }")]
    [InlineData("[pscustomobject]@{ DataId = '' }")]
    [InlineData("[System.Diagnostics.Process]::GetCurrentProcess()")]
    public async Task A_piped_object_of_another_kind_is_refused_before_any_request(string item)
    {
        using var session = await lab.ConnectAsync();
        var got = session.Run($"{item} | Get-AtomscaleResult");
        Assert.Equal($"Atomscale.BadInput,{Command}", got.Error.FullyQualifiedErrorId);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task Nothing_piped_sends_nothing()
    {
        using var session = await lab.ConnectAsync();
        Assert.Empty(session.Run("@() | Get-AtomscaleResult; Get-AtomscaleResult -DataId @()").ThrowIfFailed().Output);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task A_wrong_typed_field_is_an_error_that_names_address_and_field()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$e = Search-AtomscaleCatalogue -DataType xps -Status success -First 2").ThrowIfFailed();
        var id = session.Run("$e[0].DataId").Output[0].ToString();
        await lab.Control.SetFaultsAsync(Fault.Answer($"xps/{id}", """{"xps_id":"x","binding_energies":[1,"two"],"intensities":[1,2]}"""));
        var got = session.Run("$e | Get-AtomscaleResult");
        Assert.Single(got.Output);
        Assert.Equal($"Atomscale.BadAnswer,{Command}", got.Error.FullyQualifiedErrorId);
        Assert.Contains($"xps/{id}", got.Error.Exception.Message);
        Assert.Contains("binding_energies[1]", got.Error.Exception.Message);
    }

    [Fact]
    public async Task A_quarantined_entry_has_no_result_for_good_and_a_known_type_without_results_gives_no_warning()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(
            Fault.Answer("data_entries/", """[{"data_id":"a","char_source_type":"xps","pipeline_status":"quarantined"},{"data_id":"b","char_source_type":"sem"}]"""));

        var got = session.Run("Get-AtomscaleResult a, b");

        Assert.Equal($"Atomscale.AnalysisFailed,{Command}", got.Error.FullyQualifiedErrorId);
        Assert.Equal("Atomscale.UnknownResult", Assert.Single(got.Output).TypeNames[0]);
        Assert.Empty(got.Warnings);
    }

    [Fact]
    public async Task Arrays_of_different_length_are_an_error_for_that_id()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("raman/*", """{"wavenumbers":[1,2,3],"intensities":[1,2]}"""));
        var got = session.Run("Search-AtomscaleCatalogue -DataType raman -Status success -First 1 | Get-AtomscaleResult");
        Assert.Equal($"Atomscale.BadAnswer,{Command}", got.Error.FullyQualifiedErrorId);
        Assert.Contains("3 values", got.Error.Exception.Message);
    }

    [Fact]
    public async Task Null_in_a_spectrum_is_NaN_in_its_place()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("xps/*", """{"binding_energies":[3,2,1],"intensities":[1,null,2],"detected_peaks":{"Si 2p":99.4,"O 1s":{"position":532,"fwhm":1.2}},"set_elements":["Si"]}"""));
        var got = session.Run("$r = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult; $r.Intensities[1]; \"$($r.DetectedPeaks[1].AdditionalFields.fwhm)\"; $r.ElementsSetManually; '{0}' -f (, $r.DetectedPeaks)").ThrowIfFailed();
        Assert.True(double.IsNaN((double)got.Output[0].BaseObject));
        Assert.Equal("1.2", got.Output[1].ToString());
        Assert.True((bool)got.Output[2].BaseObject);
        Assert.Equal("Si 2p 99.4; O 1s 532", got.Output[3].ToString());
    }

    [Fact]
    public async Task A_first_object_is_enough_for_a_pipeline_that_wants_no_more()
    {
        using var session = await lab.ConnectAsync();
        var first = session.Run("Search-AtomscaleCatalogue -DataType xps -Status success -First 1").Texts("DataId").Single();
        // Requests go out side by side: the first object is that of the first id, whichever request arrives first.
        await lab.Control.SetFaultsAsync(Fault.Delay($"xps/{first}", TimeSpan.Zero), Fault.Stall("xps/*").Always());
        var outcome = session.Run("try { Search-AtomscaleCatalogue -DataType xps -Status success | Get-AtomscaleResult | ForEach-Object { throw $_.DataId } } catch { 'one' }");
        Assert.Equal("one", Assert.Single(outcome.Output).ToString());
        await lab.Control.WaitForNoOpenRequestsAsync();
    }

    [Fact]
    public async Task Ctrl_C_ends_requests_that_hang()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Hold("xps/*", "hang").Always());
        using var running = session.Start("Search-AtomscaleCatalogue -DataType xps -Status success | Get-AtomscaleResult");
        await lab.Control.WaitForHeldAsync("hang");
        running.Stop();
        await lab.Control.WaitForNoOpenRequestsAsync();
    }

    [Fact]
    public async Task No_more_requests_are_in_flight_than_the_throttle_allows()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Hold("xps/*", "gate").Always());
        using var running = session.Start("Search-AtomscaleCatalogue -DataType xps -Status success | Get-AtomscaleResult -ThrottleLimit 3");
        for (var round = 0; round < 4; round++)
        {
            await lab.Control.WaitForHeldAsync("gate", 3);
            await lab.Control.ReleaseAsync("gate");
        }

        running.Stop();
        Assert.Equal(3, await lab.Control.GetMostHeldAsync());
    }
}
