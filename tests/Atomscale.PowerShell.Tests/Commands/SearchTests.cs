using System;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class SearchTests(SandboxFixture lab)
{
    [Fact]
    public async Task Search_gives_every_entry_once_as_a_typed_object()
    {
        using var session = await lab.ConnectAsync();
        var found = session.Run("Search-AtomscaleCatalogue").ThrowIfFailed();
        Assert.Equal(300, found.Output.Count);
        Assert.Equal(300, found.Texts("DataId").Distinct().Count());
        Assert.All(found.Output, entry => Assert.Equal("Atomscale.CatalogueEntry", entry.TypeNames[0]));
    }

    [Fact]
    public async Task A_type_goes_in_the_services_spelling_and_only_that_type_comes()
    {
        using var session = await lab.ConnectAsync();
        var found = session.Run("Search-AtomscaleCatalogue -DataType XPS -Status SUCCESS").ThrowIfFailed();
        Assert.NotEmpty(found.Output);
        Assert.All(found.Texts("DataType"), type => Assert.Equal("xps", type));
        var request = Assert.Single(await lab.Control.GetRequestsAsync());
        Assert.Contains("data_type=xps", request.Query);
        Assert.Contains("status=success", request.Query);
    }

    [Fact]
    public async Task Several_types_are_one_request_without_the_filter()
    {
        using var session = await lab.ConnectAsync();
        var found = session.Run("Search-AtomscaleCatalogue -DataType xps,rheed,metrology").ThrowIfFailed();
        Assert.Equal(
            ["metrology", "rheed", "rheed_rotating", "rheed_stationary", "rheed_xscan", "tool_state", "xps"],
            found.Texts("DataType").Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("data_type", Assert.Single(await lab.Control.GetRequestsAsync()).Query);
    }

    [Fact]
    public async Task All_is_no_filter()
    {
        using var session = await lab.ConnectAsync();
        Assert.Equal(300, session.Run("Search-AtomscaleCatalogue -DataType xps,All -Status all").ThrowIfFailed().Output.Count);
        var query = Assert.Single(await lab.Control.GetRequestsAsync()).Query;
        Assert.DoesNotContain("data_type", query);
        Assert.Contains("status=all", query);
    }

    [Fact]
    public async Task An_unknown_type_is_sent_as_typed_with_a_warning()
    {
        using var session = await lab.ConnectAsync();
        var found = session.Run("Search-AtomscaleCatalogue -DataType leed");
        Assert.NotEmpty(found.Output);
        Assert.Contains("leed", Assert.Single(found.Warnings));
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_ends_no_search()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/", """[{"data_id":"a","raw_name":"x\ud800y"},{"data_id":"b","\udfff":1,"tags":["\ud83d\ude00"]}]"""));

        var found = session.Run("Search-AtomscaleCatalogue").ThrowIfFailed();

        Assert.Equal(["x\ufffdy", null], found.Texts("FileName"));
        Assert.Equal(["a", "b"], found.Texts("DataId"));
    }

    [Fact]
    public async Task What_is_not_essential_leaves_out_no_entry_and_there_is_one_warning_a_field()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/", """[{"data_id":"a","growth_length":"long","tags":{"x":1}},{"data_id":"b","growth_length":[],"owner":5},{"data_id":7}]"""));

        var found = session.Run("Search-AtomscaleCatalogue");

        Assert.Equal(["a", "b"], found.Texts("DataId"));
        Assert.Equal(2, found.Warnings.Count);
        Assert.Contains("'entry a.growth_length' should be a number but is text", found.Warnings[0]);
        Assert.Equal("long", ((System.Collections.IDictionary)found.Output[0].Properties["AdditionalFields"].Value)["growth_length"]);
        Assert.Contains("data_id", found.Error.Exception.Message);
    }

    [Theory]
    [InlineData("quarantined")]
    [InlineData("stream_paused")]
    public async Task Every_status_of_the_service_completes_and_filters_without_a_warning(string status)
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/", $$"""[{"data_id":"a","pipeline_status":"{{status}}"},{"data_id":"b","pipeline_status":"success"}]"""));

        var found = session.Run($"Search-AtomscaleCatalogue -Status {status}").ThrowIfFailed();

        Assert.Equal(["a"], found.Texts("DataId"));
        Assert.Empty(found.Warnings);
        Assert.Contains(status, session.Run($"(TabExpansion2 'Search-AtomscaleCatalogue -Status {status[..4]}').CompletionMatches.CompletionText").Output.Select(item => item.ToString()));
    }

    [Fact]
    public async Task First_ends_the_search_early()
    {
        using var session = await lab.ConnectAsync();
        Assert.Equal(7, session.Run("Search-AtomscaleCatalogue -First 7").ThrowIfFailed().Output.Count);
    }

    [Fact]
    public async Task Bounds_of_growth_length_include_their_value_and_leave_out_entries_without_one()
    {
        using var session = await lab.ConnectAsync();
        var all = session.Run("Search-AtomscaleCatalogue | Where-Object GrowthLength").Values("GrowthLength").Cast<double>().Order().ToArray();
        var low = all[all.Length / 4];
        var high = all[all.Length / 2];
        var script = FormattableString.Invariant($"Search-AtomscaleCatalogue -MinGrowthLength {low} -MaxGrowthLength {high}");
        var found = session.Run(script).ThrowIfFailed().Values("GrowthLength").Cast<double>().Order().ToArray();
        Assert.Equal(all.Where(length => length >= low && length <= high), found);
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("'60'", 60)]
    [InlineData("'60.5'", 60.5)]
    [InlineData("'0:01:00'", 60)]
    [InlineData("([TimeSpan]::FromMinutes(1))", 60)]
    public async Task Lengths_of_time_are_seconds_however_they_are_given(string argument, double seconds)
    {
        using var session = await lab.ConnectAsync();
        session.Run($"Search-AtomscaleCatalogue -MaxGrowthLength {argument}").ThrowIfFailed();
        var query = Assert.Single(await lab.Control.GetRequestsAsync()).Query;
        Assert.Contains(FormattableString.Invariant($"growth_length_max={Math.Ceiling(seconds)}&"), query + "&");
    }

    [Fact]
    public async Task Instants_go_in_UTC_and_an_entrys_own_instant_finds_it()
    {
        using var session = await lab.ConnectAsync();
        var found = session.Run("$e = Search-AtomscaleCatalogue -First 1; Search-AtomscaleCatalogue -UploadedAfter $e.UploadDatetime -UploadedBefore $e.UploadDatetime; $e").ThrowIfFailed();
        Assert.Equal(2, found.Texts("DataId").Count(id => id == found.Texts("DataId")[^1]));
        session.Run("Search-AtomscaleCatalogue -UploadedAfter '2026-01-31T08:00:00Z'").ThrowIfFailed();
        var requests = await lab.Control.GetRequestsAsync();
        Assert.Contains("upload_datetime_min=2026-01-31%2008%3A00%3A00%2B00%3A00", requests[^1].Query);
    }

    [Fact]
    public async Task Text_without_an_offset_is_local_time()
    {
        using var session = await lab.ConnectAsync();
        session.RunUnder("th-TH", "Search-AtomscaleCatalogue -UploadedAfter '2026-01-31T08:00:00'").ThrowIfFailed();
        var expected = new DateTimeOffset(new DateTime(2026, 1, 31, 8, 0, 0, DateTimeKind.Local)).UtcDateTime;
        Assert.NotEqual(8, expected.Hour);
        Assert.Contains(Uri.EscapeDataString(FormattableString.Invariant($"{expected:yyyy-MM-dd HH:mm:ss}+00:00")), Assert.Single(await lab.Control.GetRequestsAsync()).Query);
    }

    [Theory]
    [InlineData("-MinGrowthLength 2 -MaxGrowthLength 1", "MinGrowthLength")]
    [InlineData("-MinGrowthLength -1", "MinGrowthLength")]
    [InlineData("-UploadedAfter 2026-02-01 -UploadedBefore 2026-01-01", "UploadedAfter")]
    public async Task Bounds_that_nothing_can_meet_are_refused_before_any_request(string arguments, string named)
    {
        using var session = await lab.ConnectAsync();
        var error = session.Run($"Search-AtomscaleCatalogue {arguments}").Error;
        Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand", error.FullyQualifiedErrorId);
        Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains(named, error.Exception.Message);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Theory]
    [InlineData("@() | Search-AtomscaleCatalogue")]
    [InlineData("Search-AtomscaleCatalogue -DataId @()")]
    public async Task Nothing_asked_sends_nothing(string script)
    {
        using var session = await lab.ConnectAsync();
        Assert.Empty(session.Run(script).ThrowIfFailed().Output);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Theory]
    [InlineData("$null | Search-AtomscaleCatalogue")]
    [InlineData("'some text' | Search-AtomscaleCatalogue")]
    [InlineData("42 | Search-AtomscaleCatalogue")]
    public async Task A_piped_object_of_another_kind_is_refused_before_any_request(string script)
    {
        using var session = await lab.ConnectAsync();
        Assert.StartsWith("Atomscale.BadInput,", session.Run(script).Error.FullyQualifiedErrorId);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Theory]
    [InlineData("''")]
    [InlineData("$null")]
    [InlineData("'a',''")]
    public async Task An_empty_id_is_a_parameter_error(string ids)
    {
        using var session = await lab.ConnectAsync();
        Assert.StartsWith("ParameterArgument", session.Run($"Search-AtomscaleCatalogue -DataId {ids}").Error.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task The_first_object_is_out_while_the_server_still_sends()
    {
        await lab.ResetAsync();
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Hold("data_entries/", "gate", afterEntries: 30));
        using var running = session.Start("Search-AtomscaleCatalogue");
        await lab.Control.WaitForHeldAsync("gate");
        await Wait.UntilAsync(() => running.OutputCount > 0);
        Assert.InRange(running.OutputCount, 1, 30);
        await lab.Control.ReleaseAsync("gate");
        Assert.Equal(300, running.Finish().ThrowIfFailed().Output.Count);
    }

    [Fact]
    public async Task A_body_cut_in_the_middle_gives_each_entry_exactly_once()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Truncate("data_entries/", afterEntries: 150), Fault.ResetBody("data_entries/", afterEntries: 200).SkipFirst(1));
        var found = session.Run("Search-AtomscaleCatalogue").ThrowIfFailed();
        Assert.Equal(300, found.Output.Count);
        Assert.Equal(300, found.Texts("DataId").Distinct().Count());
    }

    [Fact]
    public async Task A_catalogue_that_breaks_off_for_good_says_how_many_entries_came()
    {
        using var session = await lab.ConnectAsync("-MaximumRetryCount 1");
        await lab.Control.SetFaultsAsync(Fault.Truncate("data_entries/", afterEntries: 150).Always());
        var found = session.Run("Search-AtomscaleCatalogue");
        Assert.InRange(found.Output.Count, 100, 150);
        Assert.Equal("Atomscale.Network,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand", found.Error.FullyQualifiedErrorId);
        Assert.Contains($"after {found.Output.Count} entries", found.Error.Exception.Message);
    }

    [Fact]
    public async Task A_consumer_slower_than_the_idle_limit_loses_nothing()
    {
        using var session = await lab.ConnectAsync("-IdleTimeoutSec 3");
        var found = session.Run("Search-AtomscaleCatalogue | ForEach-Object { if ($_.DataId -and -not $slept) { $slept = $true; [System.Threading.Thread]::Sleep(4000) }; $_ }").ThrowIfFailed();
        Assert.Equal(300, found.Texts("DataId").Distinct().Count());
        Assert.Single(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task One_unreadable_entry_is_reported_and_the_rest_comes()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/", """
            [{"data_id":"a","char_source_type":"xps","pipeline_status":"success"},
             {"data_id":["b"],"growth_length":"long"},
             {"data_id":"c","char_source_type":"xps","pipeline_status":"brand_new","surprise":[1,2]}]
            """));
        var found = session.Run("Search-AtomscaleCatalogue");
        Assert.Equal(["a", "c"], found.Texts("DataId"));
        Assert.Equal(["success", "brand_new"], found.Texts("Status"));
        Assert.Equal("surprise=1; 2", found.Texts("AdditionalFields")[1]);
        Assert.Equal("Atomscale.BadAnswer,Atomscale.PowerShell.SearchAtomscaleCatalogueCommand", found.Error.FullyQualifiedErrorId);
        Assert.Contains("an entry.data_id", found.Error.Exception.Message);
        Assert.Contains("data_entries/", found.Error.Exception.Message);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_search_whose_answer_stands_still()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Stall("data_entries/", afterEntries: 10));
        using var running = session.Start("Search-AtomscaleCatalogue");
        await Wait.UntilAsync(() => running.OutputCount > 0);
        running.Stop();
        await lab.Control.WaitForNoOpenRequestsAsync();
    }

    [Fact]
    public async Task A_pipeline_that_ends_early_ends_the_request()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Stall("data_entries/", afterEntries: 10));
        var outcome = session.Run("try { Search-AtomscaleCatalogue | ForEach-Object { throw 'enough' } } catch { $_.Exception.Message }");
        Assert.Equal("enough", Assert.Single(outcome.Output).ToString());
        await lab.Control.WaitForNoOpenRequestsAsync();
    }

    [Theory]
    [InlineData("GaN*")]
    [InlineData("Ga?")]
    public async Task A_keyword_with_a_wildcard_gives_a_warning(string keyword)
    {
        using var session = await lab.ConnectAsync();
        Assert.Contains(keyword, Assert.Single(session.Run($"Search-AtomscaleCatalogue -Keyword '{keyword}'").ThrowIfFailed().Warnings));
    }

    [Fact]
    public async Task The_American_spelling_is_an_alias_that_completes_and_has_help()
    {
        using var session = await lab.ConnectAsync();
        Assert.Single(session.Run("Search-AtomscaleCatalog -First 1").ThrowIfFailed().Output);
        const string Line = "Search-AtomscaleCatalog -DataType xp";
        Assert.Equal("xps", session.Run($"(TabExpansion2 -inputScript '{Line}' -cursorColumn {Line.Length}).CompletionMatches").ThrowIfFailed().Texts("CompletionText")[0]);
        Assert.Equal("Search-AtomscaleCatalogue", session.Run("(Get-Alias Search-AtomscaleCatalog).Definition").ThrowIfFailed().Output[0].ToString());
    }
}
