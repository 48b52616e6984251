using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Api;

public sealed class CatalogueTests
{
    [Theory]
    [InlineData("older")]
    [InlineData("newer")]
    [InlineData("mixed")]
    public async Task Each_generation_is_read_whole(string generation)
    {
        using var lab = new SandboxCase("--generation", generation);
        var found = await lab.SearchAsync();
        Assert.Equal(300, found.Count);
        Assert.Equal(300, found.Select(entry => entry.DataId).Distinct().Count());
        Assert.Equal(generation != "newer", found.Any(entry => entry.LastAccessedDatetime is not null));
        Assert.Equal(generation != "older", found.Any(entry => entry.LastUpdated is not null));
    }

    [Theory]
    [InlineData("older", "tool_state")]
    [InlineData("older", "metrology")]
    [InlineData("newer", "tool_state")]
    [InlineData("newer", "metrology")]
    public async Task Tool_state_and_metrology_are_one_filter_on_every_server(string generation, string type)
    {
        using var lab = new SandboxCase("--generation", generation);
        var all = await lab.SearchAsync();
        var found = await lab.SearchAsync(new CatalogueQuery { DataTypes = [type] });
        Assert.NotEmpty(found);
        Assert.Equal(all.Count(entry => entry.DataType is "tool_state" or "metrology"), found.Count);
    }

    [Theory]
    [InlineData("older")]
    [InlineData("newer")]
    [InlineData("mixed")]
    public async Task Rheed_stands_for_all_videos_on_every_server(string generation)
    {
        using var lab = new SandboxCase("--generation", generation);
        var all = await lab.SearchAsync();
        var found = await lab.SearchAsync(new CatalogueQuery { DataTypes = ["rheed"] });
        Assert.NotEmpty(found);
        Assert.Equal(all.Count(entry => entry.DataType is "rheed" or "rheed_stationary" or "rheed_rotating" or "rheed_xscan"), found.Count);
    }

    [Theory]
    [InlineData("rheed_stationary")]
    [InlineData("rheed_rotating")]
    [InlineData("rheed_rotating", "xps")]
    [InlineData("rheed_stationary", "rheed_rotating")]
    public async Task A_server_with_one_type_for_videos_finds_them_under_the_older_names(params string[] types)
    {
        using var lab = new SandboxCase("--generation", "unified");
        var all = await lab.SearchAsync();
        Assert.DoesNotContain(all, entry => entry.DataType is "rheed_stationary" or "rheed_rotating");

        var found = await lab.SearchAsync(new CatalogueQuery { DataTypes = types });

        Assert.NotEmpty(found);
        Assert.Equal(all.Count(entry => entry.DataType == "rheed" || types.Contains(entry.DataType)), found.Count);
    }

    [Theory]
    [InlineData(200, "rheed_stationary")]
    [InlineData(404, "rheed_stationary")]
    [InlineData(200, "rheed_stationary", "xps")]
    [InlineData(404, "xps", "rheed_stationary")]
    public async Task A_server_that_accepts_the_older_name_but_has_nothing_under_it_gives_the_videos_of_the_one_type(int status, params string[] types)
    {
        using var lab = new SandboxCase("--generation", "unified");
        var all = await lab.SearchAsync();
        await lab.Control.SetFaultsAsync(Older(status == 200 ? Fault.Answer("data_entries/", "[]") : Fault.Status("data_entries/", status)));

        var found = await lab.SearchAsync(new CatalogueQuery { DataTypes = types });

        Assert.Equal(all.Count(entry => entry.DataType == "rheed" || types.Contains(entry.DataType)), found.Count);
    }

    [Fact]
    public async Task A_server_that_gives_the_one_type_for_the_older_name_is_believed()
    {
        using var lab = new SandboxCase("--generation", "unified");
        await lab.Control.SetFaultsAsync(Older(Fault.Answer("data_entries/", """[{"data_id":"a","char_source_type":"rheed"},{"data_id":"b","char_source_type":"xps"}]""")));

        var found = await lab.SearchAsync(new CatalogueQuery { DataTypes = ["rheed_stationary"] });

        Assert.Equal("a", Assert.Single(found).DataId);
    }

    [Fact]
    public async Task A_server_without_videos_of_a_kind_and_without_the_one_type_has_none()
    {
        using var lab = new SandboxCase("--generation", "newer");
        var refusal = Fault.Status("data_entries/", 422);
        refusal.Query = "data_type=rheed&";
        await lab.Control.SetFaultsAsync(Older(Fault.Answer("data_entries/", "[]")), refusal);

        Assert.Empty(await lab.SearchAsync(new CatalogueQuery { DataTypes = ["rheed_stationary"] }));
        Assert.Equal(2, (await lab.Control.GetRequestsAsync()).Count(request => request.Path == "/data_entries/"));
    }

    private static Fault Older(Fault fault)
    {
        fault.Query = "data_type=rheed_stationary";
        return fault;
    }

    [Fact]
    public async Task A_server_with_both_names_keeps_them_apart()
    {
        using var lab = new SandboxCase("--generation", "newer");
        var all = await lab.SearchAsync();

        var found = await lab.SearchAsync(new CatalogueQuery { DataTypes = ["rheed_stationary", "xps"] });

        Assert.Equal(all.Count(entry => entry.DataType is "rheed_stationary" or "xps"), found.Count);
    }

    [Theory]
    [InlineData("older")]
    [InlineData("newer")]
    public async Task Bounds_hold_even_where_the_server_does_not_know_them(string generation)
    {
        using var lab = new SandboxCase("--generation", generation);
        var all = await lab.SearchAsync();
        var bound = all.Select(entry => entry.LastUpdated ?? entry.LastAccessedDatetime).Where(instant => instant is not null).OrderBy(instant => instant).ElementAt(100)!.Value;
        var updated = await lab.SearchAsync(new CatalogueQuery { UpdatedAfter = bound });
        Assert.All(updated, entry => Assert.True(entry.LastUpdated is null || entry.LastUpdated >= bound));
        var accessed = await lab.SearchAsync(new CatalogueQuery { AccessedBefore = bound });
        Assert.All(accessed, entry => Assert.True((entry.LastAccessedDatetime ?? entry.LastUpdated) is not { } seen || seen <= bound));
        Assert.True(accessed.Count < all.Count);
    }

    [Fact]
    public async Task Long_id_lists_are_sent_in_chunks()
    {
        using var lab = new SandboxCase();
        var ids = (await lab.SearchAsync()).Select(entry => entry.DataId).Take(250).ToArray();
        await lab.Control.ClearRequestsAsync();
        var found = await lab.SearchAsync(new CatalogueQuery { DataIds = ids });
        Assert.Equal(ids.OrderBy(id => id, StringComparer.Ordinal), found.Select(entry => entry.DataId).OrderBy(id => id, StringComparer.Ordinal));
        var requests = await lab.Control.GetRequestsAsync();
        Assert.True(requests.Count >= 3);
        Assert.All(requests, request => Assert.True(request.Query.Length < 8_000));
    }

    [Fact]
    public async Task Every_filter_reaches_the_wire_in_the_services_form()
    {
        using var lab = new SandboxCase();
        await lab.SearchAsync(new CatalogueQuery
        {
            Keywords = ["a b", "c&d"],
            PhysicalSampleIds = ["s1"],
            ProjectIds = ["p1", "p2"],
            Statuses = ["success"],
            MinGrowthLength = 1.5,
            MaxGrowthLength = 2.5,
            UploadedAfter = new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.FromHours(1)),
            UpdatedBefore = new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero).AddTicks(1234567),
            OwnOnly = true,
        });
        var query = Uri.UnescapeDataString(Assert.Single(await lab.Control.GetRequestsAsync()).Query);
        Assert.Equal(
            "?keywords=a b&keywords=c&d&include_organization_data=False&physical_sample_ids=s1&project_ids=p1&project_ids=p2&status=success"
            + "&growth_length_min=1&growth_length_max=3&upload_datetime_min=2026-01-31 08:00:00+00:00&last_updated_max=2026-01-31 08:00:00.123457+00:00",
            query);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("  \n")]
    public async Task Nothing_is_an_empty_list(string body)
    {
        using var lab = new SandboxCase();
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/", body));
        Assert.Empty(await lab.SearchAsync());
    }

    [Fact]
    public async Task One_object_instead_of_an_array_is_one_entry()
    {
        using var lab = new SandboxCase();
        await lab.Control.SetFaultsAsync(Fault.Answer("data_entries/", """{"data_id":"only","char_source_type":"xps","upload_datetime":"NaT"}"""));
        var entry = Assert.Single(await lab.SearchAsync());
        Assert.Equal("only", entry.DataId);
        Assert.Null(entry.UploadDatetime);
    }

    [Fact]
    public async Task Not_found_is_an_empty_list_for_a_filter_and_an_error_without_one()
    {
        using var lab = new SandboxCase();
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", 404).Always());
        Assert.Empty(await lab.SearchAsync(new CatalogueQuery { DataTypes = ["xps"] }));
        var fault = await Assert.ThrowsAsync<AtomscaleException>(() => lab.SearchAsync());
        Assert.Equal(AtomscaleErrorKind.BadAnswer, fault.Kind);
        Assert.Equal(404, fault.StatusCode);
    }

    [Fact]
    public async Task Broken_JSON_is_an_error_that_names_the_address_and_is_not_asked_for_again()
    {
        using var lab = new SandboxCase();
        await lab.Control.SetFaultsAsync(Fault.BrokenJson("data_entries/", afterEntries: 40).Always());
        var fault = await Assert.ThrowsAsync<AtomscaleException>(() => lab.SearchAsync());
        Assert.Equal(AtomscaleErrorKind.BadAnswer, fault.Kind);
        Assert.Contains("data_entries/", fault.Message);
        Assert.Single(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task The_key_is_on_every_call_and_gzip_is_asked_for()
    {
        using var lab = new SandboxCase();
        await lab.SearchAsync();
        var request = Assert.Single(await lab.Control.GetRequestsAsync());
        Assert.Equal(lab.Sandbox.Key, request.Header("X-API-KEY"));
        Assert.Equal("gzip", request.Header("Accept-Encoding"));
        Assert.DoesNotContain(lab.Trace, line => line.Contains(lab.Sandbox.Key));
    }

    [Fact]
    public async Task A_search_that_is_ended_early_leaves_nothing_behind_for_the_calls_after_it()
    {
        using var lab = new SandboxCase(new TestOptions { Retries = 0, TimeoutSec = 10 });
        for (var round = 0; round < 400; round++)
        {
            // The rest of the answer is still on its way when the first entry is enough.
            var found = await lab.SearchAsync(new CatalogueQuery(), limit: 1);
            Assert.Equal(12, (await lab.Client.Samples.ListAsync(CancellationToken.None)).Count);
            Assert.Single(found);
        }
    }
}
