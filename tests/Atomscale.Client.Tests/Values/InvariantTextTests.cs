using System;
using System.Globalization;
using Xunit;

namespace Atomscale.Client.Tests.Values;

/// <summary>Runs on .NET Framework too, whose own texts of numbers are others.</summary>
public sealed class InvariantTextTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1 / 3.0, "0.3333333333333333")]
    [InlineData(100000, "100000")]
    [InlineData(123456789012345, "123456789012345")]
    [InlineData(999999999999999, "999999999999999")]
    [InlineData(1e15, "1E+15")]
    [InlineData(1234567890123456, "1.234567890123456E+15")]
    [InlineData(123456789012345680.0, "1.2345678901234568E+17")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00012345678901234567, "0.00012345678901234567")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(0.000012345, "1.2345E-05")]
    [InlineData(1.9190000000000001E-10, "1.919E-10")]
    [InlineData(5E-324, "5E-324")]
    [InlineData(-1E22, "-1E+22")]
    [InlineData(2.2250738585072014E-308, "2.2250738585072014E-308")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(0.84551240822557006, "0.8455124082255701")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_has_one_text_in_both_editions(double number, string text)
    {
        Assert.Equal(text, InvariantText.Of(number));
        if (double.IsNaN(number) || double.IsInfinity(number)) return;
        Assert.Equal(text, ShortestNumber.Of(number));
        Assert.Equal(number, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_number_reads_back_as_itself()
    {
        var random = new Random(20_261_124);
        var bytes = new byte[8];
        for (var attempts = 0; attempts < 20_000; attempts++)
        {
            random.NextBytes(bytes);
            var number = BitConverter.ToDouble(bytes, 0);
            if (double.IsNaN(number) || double.IsInfinity(number)) continue;
            Assert.Equal(number, double.Parse(ShortestNumber.Of(number), NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Instants_are_UTC_and_a_time_of_no_zone_stays_as_it_stands()
    {
        Assert.Equal("2026-01-31T08:00:00.5Z", InvariantText.Of(new DateTimeOffset(2026, 1, 31, 9, 0, 0, 500, TimeSpan.FromHours(1))));
        Assert.Equal("2026-01-31T09:00:00Z", InvariantText.Of(new DateTime(2026, 1, 31, 9, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("2026-01-31T09:00:00", InvariantText.Of(new DateTime(2026, 1, 31, 9, 0, 0, DateTimeKind.Unspecified)));
    }
}
