using System;
using System.Linq;
using Atomscale.Client.Transfer;
using FsCheck.Xunit;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class TransferPlanTests
{
    private const long Part = TransferPlan.DefaultPartSize;

    [Theory]
    [InlineData(1, Part, 1)]
    [InlineData(Part, Part, 1)]
    [InlineData(Part + 1, Part, 2)]
    [InlineData(10_000 * Part, Part, 10_000)]
    [InlineData(10_000 * Part + 1, Part + 1024 * 1024, 9_757)]
    public void Parts_are_40_MiB_and_larger_where_10_000_would_not_hold_the_file(long length, long partSize, int count)
    {
        var plan = new TransferPlan(length);
        Assert.Equal((partSize, count), (plan.PartSize, plan.PartCount));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(8 * 1024 * 1024 + 1, 2, 1)]
    [InlineData(Part, 5, 8 * 1024 * 1024)]
    [InlineData(Part + 1, 6, 1)]
    [InlineData(10_000 * Part, 9_761, 0)]
    public void The_parts_at_the_start_are_smaller(long length, int count, long last)
    {
        var plan = new TransferPlan(length, openingParts: TransferPlan.DefaultOpeningParts);
        Assert.Equal(count, plan.PartCount);
        Assert.Equal(length, Enumerable.Range(1, count).Sum(plan.LengthOf));
        Assert.Equal(Math.Min(length, 8L * 1024 * 1024), plan.LengthOf(1));
        if (length < 10_000 * Part) Assert.Equal(last, plan.LengthOf(count));
    }

    [Property]
    public bool Parts_cover_the_file_once(uint megabytes, uint rest)
    {
        var plan = new TransferPlan(megabytes * 1_048_576L + rest % 1_048_576 + 1, openingParts: (int)(rest % 6));
        long end = 0;
        foreach (var part in Enumerable.Range(1, plan.PartCount))
        {
            if (plan.OffsetOf(part) != end || plan.LengthOf(part) < 1) return false;
            end += plan.LengthOf(part);
        }

        return end == plan.Length && plan.PartCount <= TransferPlan.MaximumParts;
    }

    [Fact]
    public void A_file_that_no_10_000_parts_hold_is_refused()
    {
        var fault = Assert.Throws<AtomscaleException>(() => new TransferPlan(10_000L * 5 * 1024 * 1024 * 1024 + 1));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
    }

    [Fact]
    public void A_file_without_bytes_has_no_plan() => Assert.Throws<ArgumentOutOfRangeException>(() => new TransferPlan(0));
}
