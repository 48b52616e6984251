using System;
using System.Linq;
using Xunit;

namespace Atomscale.PowerShell.Tests.Pester;

/// <summary>The tests in tests/Pester, each seen here as one of its own.</summary>
public sealed class PesterTests(PesterRun run) : IClassFixture<PesterRun>
{
    public static TheoryData<string> Names => [.. PesterDiscovery.FindTests(PesterRun.TestFolder)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_Pester_test_passes(string name)
    {
        var outcome = run.Outcomes.SingleOrDefault(outcome => outcome.Name == name);
        Assert.True(outcome is not null, $"Pester did not run '{name}'. {run.Errors}");
        Assert.True(outcome.Result == "Passed", $"{outcome.Result}: {outcome.Errors}\n{run.Errors}");
    }

    [Fact]
    public void Every_test_that_Pester_ran_is_seen_here_and_nothing_failed_outside_of_one()
    {
        Assert.Equal(PesterDiscovery.FindTests(PesterRun.TestFolder).Order(StringComparer.Ordinal), run.Outcomes.Select(outcome => outcome.Name).Order(StringComparer.Ordinal));
        Assert.Empty(run.Errors);
    }
}
