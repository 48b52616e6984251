using System;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>RHEED images, snapshots, patterns.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ImageTests(SandboxFixture lab)
{
    [Fact]
    public async Task Every_entry_of_the_lab_comes_back_typed_or_says_why_not()
    {
        using var session = await lab.ConnectAsync();
        var got = session.Run("Search-AtomscaleCatalogue | Get-AtomscaleResult");
        Assert.Equal(300, got.Output.Count + got.Errors.Count);
        Assert.All(got.Output, result => Assert.EndsWith("Result", result.TypeNames[0]));
        Assert.Equal(["leed"], got.Output.Where(result => result.TypeNames[0] == "Atomscale.UnknownResult").Select(result => result.Properties["DataType"].Value).Distinct());
        Assert.All(got.Errors, error => Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], new[] { "Atomscale.NotReady", "Atomscale.AnalysisFailed", "Atomscale.NotFound" }));
        var success = session.Run("Search-AtomscaleCatalogue -Status success").Output.Count;
        Assert.True(got.Output.Count >= success);
    }

    [Fact]
    public async Task An_image_has_its_picture_and_its_mask_and_pattern_where_the_service_has_them()
    {
        using var session = await lab.ConnectAsync();
        var got = session.Run("Search-AtomscaleCatalogue -DataType rheed_image -Status success | Get-AtomscaleResult").ThrowIfFailed();
        Assert.All(got.Values("ProcessedImage"), image => Assert.Matches(@"^PNG, \d+ x \d+ pixels", image!.ToString()));
        Assert.Contains(got.Values("Mask"), mask => mask is null);
        Assert.Contains(got.Values("Mask"), mask => mask is not null);
        Assert.Contains(got.Values("PatternGraph"), graph => graph is null);
        Assert.Contains(got.Values("PatternGraph"), graph => graph is not null);
        Assert.All(got.Texts("Summary"), summary => Assert.StartsWith("RHEED image: ", summary));
    }

    [Fact]
    public async Task The_key_is_never_sent_to_the_storage_and_its_links_are_not_shown_whole()
    {
        using var session = await lab.ConnectAsync();
        var got = session.Run("Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 2 | Get-AtomscaleResult -Verbose").ThrowIfFailed();
        var fetched = (await lab.Control.GetRequestsAsync()).Where(request => request.Port == "storage").ToArray();
        Assert.Equal(2, fetched.Length);
        Assert.All(fetched, request => Assert.Null(request.Header("X-API-KEY")));
        Assert.All(fetched, request => Assert.DoesNotContain(lab.Sandbox.Key, string.Join(" ", request.Headers.Values)));
        Assert.All(got.Verbose.Where(line => line.Contains(lab.Sandbox.Storage.Authority)), line => Assert.DoesNotContain("?", line));
    }

    [Fact]
    public async Task Snapshots_come_when_they_are_asked_for_and_one_without_a_picture_is_left_out_with_a_warning()
    {
        using var session = await lab.ConnectAsync();
        const string Search = "Search-AtomscaleCatalogue -DataType rheed_stationary -Status success | Get-AtomscaleResult";
        Assert.All(session.Run(Search).ThrowIfFailed().Output, video => Assert.Empty((System.Collections.IEnumerable)video.Properties["SnapshotImages"].Value));
        var with = session.Run($"$v = {Search} -IncludeSnapshot; $v.SnapshotImages").ThrowIfFailed();
        Assert.NotEmpty(with.Output);
        Assert.All(with.Output, image => Assert.Equal("Atomscale.RheedImageResult", image.TypeNames[0]));
        Assert.All(with.Values("Timestamp"), time => Assert.NotNull(time));
        Assert.NotEmpty(with.Warnings);
        var optical = session.Run("(Search-AtomscaleCatalogue -DataType optical -Status success -First 3 | Get-AtomscaleResult -IncludeSnapshot).SnapshotImages").ThrowIfFailed();
        Assert.All(optical.Output, image => Assert.Equal("Atomscale.OpticalImageResult", image.TypeNames[0]));
    }

    [Fact]
    public async Task A_pattern_gives_a_row_a_spot_an_edge_or_an_image()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$i = Search-AtomscaleCatalogue -DataType rheed_image -Status success | Get-AtomscaleResult | Where-Object PatternGraph | ForEach-Object { $_ }; $one = $i[0]").ThrowIfFailed();
        var nodes = session.Run("$one | Get-AtomscalePattern").ThrowIfFailed();
        Assert.Equal(Convert.ToInt32(session.Run("$one.PatternGraph.NodeCount").Output[0].BaseObject), nodes.Output.Count);
        Assert.Equal("DataId", nodes.Output[0].Properties.Last().Name);
        Assert.Contains(nodes.Output[0].Properties, property => property.Name == "centroid_0");
        var edges = session.Run("$one | Get-AtomscalePattern -Edge").ThrowIfFailed();
        Assert.Equal(["DataId", "StartId", "EndId"], edges.Output[0].Properties.Select(property => property.Name).Take(3));
        var features = session.Run("$one | Get-AtomscalePattern -AsFeature").ThrowIfFailed();
        Assert.Contains(Assert.Single(features.Output).Properties, property => property.Name.StartsWith("spot_area|", StringComparison.Ordinal));
        Assert.NotEmpty(session.Run("$one | Get-AtomscalePattern -Symmetrize").ThrowIfFailed().Output);
        Assert.Equal(nodes.Output.Count, session.Run("Get-AtomscalePattern $one.DataId").ThrowIfFailed().Output.Count);
    }

    [Fact]
    public async Task A_videos_patterns_are_those_of_its_snapshots()
    {
        using var session = await lab.ConnectAsync();
        var rows = session.Run("Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1 | Get-AtomscalePattern");
        Assert.True(rows.Texts("DataId").Distinct().Count() > 1);
    }

    [Theory]
    [InlineData("Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscalePattern", "NotFound")]
    [InlineData("42 | Get-AtomscalePattern", "BadInput")]
    [InlineData("$null | Get-AtomscalePattern", "BadInput")]
    public async Task What_has_no_pattern_is_its_own_error(string script, string id)
    {
        using var session = await lab.ConnectAsync();
        Assert.Equal($"Atomscale.{id},Atomscale.PowerShell.GetAtomscalePatternCommand", session.Run(script).Error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("rheed/images/*/mask", """{"mask_rle":"05","mask_height":10,"mask_width":10}""", "mask_rle")]
    [InlineData("rheed/images/*/mask", """{"mask_rle":"0","mask_height":-1,"mask_width":10}""", "-1")]
    [InlineData("rheed/images/*/mask", """{"mask_rle":"0","mask_height":100000,"mask_width":100000}""", "mask")]
    [InlineData("rheed/images/*/fingerprint", """{"fingerprint":{"nodes":[{"id":1}],"horizontal_distances":[{"start_id":1,"end_id":9}]}}""", "end_id")]
    public async Task Bad_parts_of_an_image_are_an_error_that_names_the_field(string path, string body, string field)
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer(path, body).Always());
        var error = session.Run("Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 1 | Get-AtomscaleResult").Error;
        Assert.Equal("Atomscale.BadAnswer,Atomscale.PowerShell.GetAtomscaleResultCommand", error.FullyQualifiedErrorId);
        Assert.Contains(field, error.Exception.Message);
    }

    [Fact]
    public async Task Bytes_that_are_no_picture_are_an_error_for_that_image()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("*", "this is no picture", "image/png").OnStorage());
        var got = session.Run("Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 2 | Get-AtomscaleResult -ThrottleLimit 1");
        Assert.Single(got.Output);
        Assert.Equal("Atomscale.BadAnswer,Atomscale.PowerShell.GetAtomscaleResultCommand", got.Error.FullyQualifiedErrorId);
    }
}
