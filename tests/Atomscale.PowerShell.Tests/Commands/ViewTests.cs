using System;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class ViewTests(SandboxFixture lab)
{
    [Fact]
    public async Task The_catalogue_shows_as_a_table_of_120_columns_with_whole_ids()
    {
        using var session = await lab.ConnectAsync();
        var shown = session.Show("Search-AtomscaleCatalogue -First 20");
        var lines = shown.Split('\n');
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 120, line));
        Assert.Contains(lines, line => line.StartsWith("DataId                               Uploaded", StringComparison.Ordinal));
        Assert.All(session.Run("Search-AtomscaleCatalogue -First 20").Texts("DataId"), id => Assert.Contains(id!, shown));
    }

    [Fact]
    public async Task Every_result_shows_counts_ranges_and_units_and_nothing_shows_a_type_name()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -Status success | Get-AtomscaleResult -WarningAction SilentlyContinue").ThrowIfFailed();
        var table = session.Show("$r");
        Assert.Contains("binding", session.Show("$r | Where-Object DataType -eq xps | ForEach-Object { $_.GetAxis().ToString() }"), StringComparison.OrdinalIgnoreCase);
        Assert.Matches(@"xps: \d+ points, \d+ to \d+ eV", table);
        Assert.Matches(@"RHEED: \d+ rows, \d+ columns", table);
        Assert.DoesNotMatch(@"System\.|Atomscale\.", table);
    }

    [Theory]
    [InlineData("xps")]
    [InlineData("raman")]
    [InlineData("pl")]
    [InlineData("xrd")]
    [InlineData("rheed_rotating")]
    [InlineData("tool_state")]
    public async Task Every_property_of_a_result_has_a_short_readable_text(string type)
    {
        using var session = await lab.ConnectAsync();
        var result = session.Run($"Search-AtomscaleCatalogue -DataType {type} -Status success -First 1 | Get-AtomscaleResult").ThrowIfFailed().Output.Single();
        // This text is what Export-Csv writes into a cell.
        Assert.All(result.Properties.Where(property => property.Value is not null), property =>
        {
            var text = property.Value.ToString()!;
            Assert.DoesNotMatch(@"System\.|Atomscale\.", text);
            Assert.True(text.Length < 2_000, text);
        });
    }

    [Fact]
    public async Task Tab_offers_the_values_that_a_parameter_takes()
    {
        using var session = await lab.ConnectAsync();
        Assert.Contains("rheed_stationary", Complete(session, "Search-AtomscaleCatalogue -DataType rheed_"));
        Assert.Contains("stream_active", Complete(session, "Search-AtomscaleCatalogue -Status str"));
        Assert.Contains("Utf8BOM", Complete(session, "Export-AtomscaleTable x.csv -Encoding utf8"));
        Assert.Contains("'Specular Intensity'", Complete(session, "Expand-AtomscaleResult -Metric Spec"));
    }

    private static string[] Complete(Session session, string line)
    {
        var script = $"(TabExpansion2 -inputScript \"{line}\" -cursorColumn {line.Length}).CompletionMatches | ForEach-Object CompletionText";
        return [.. session.Run(script).ThrowIfFailed().Output.Select(item => item.ToString())];
    }
}
