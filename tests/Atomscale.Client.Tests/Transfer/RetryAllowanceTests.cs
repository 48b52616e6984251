using System;
using Atomscale.Client.Transfer;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>Which progress lets a download use all its attempts again.</summary>
public sealed class RetryAllowanceTests
{
    private const long Part = TransferPlan.DefaultPartSize;

    [Theory]
    [InlineData(0, 60, null, false)]
    [InlineData(1_000, 0, null, false)]
    [InlineData(1_000, 9.9, null, false)]
    [InlineData(1_000, 10, null, true)]
    [InlineData(Part / 10, 0, null, true)]
    [InlineData(Part / 10 - 1, 0, Part * 100, false)]
    [InlineData(100_000, 0, 1_000_000L, true)]
    [InlineData(99_999, 0, 1_000_000L, false)]
    public void Progress_counts_when_it_is_worth_something(long confirmed, double seconds, long? total, bool renews)
    {
        var allowance = new RetryAllowance(5);
        allowance.Flowed(TimeSpan.FromSeconds(seconds));
        allowance.Flowed(TimeSpan.Zero);
        Assert.Equal(renews, allowance.TryRenew(5 + confirmed, total));
    }

    [Fact]
    public void Small_steps_add_up_and_a_renewal_begins_at_nothing()
    {
        var allowance = new RetryAllowance(0);
        allowance.Flowed(TimeSpan.FromSeconds(11));
        Assert.True(allowance.TryRenew(1, null));
        Assert.False(allowance.TryRenew(2, null));
        Assert.Equal(1, allowance.Confirmed(2));
        Assert.True(allowance.TryRenew(1 + Part / 10, null));
    }
}
