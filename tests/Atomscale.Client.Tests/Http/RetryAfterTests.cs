using System;
using Atomscale.Client.Http;
using Xunit;

namespace Atomscale.Client.Tests.Http;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("12", 12)]
    [InlineData(" 1.5 ", 1.5)]
    [InlineData("Sat, 31 Jan 2026 08:00:30 GMT", 30)]
    [InlineData("Sat, 31 Jan 2026 07:00:00 GMT", 0)]
    public void Seconds_and_dates_are_read(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Parse(text, s_now));

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("1e300")]
    [InlineData("99999999999999999999999")]
    [InlineData("31/01/2026")]
    public void What_makes_no_sense_counts_as_absent(string text) => Assert.Null(RetryAfter.Parse(text, s_now));
}
