#if !NETFRAMEWORK
using System;
using System.Globalization;
#endif
using System.Text;
using Atomscale.Client.Tables;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

public sealed class ShortDecimalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0.1)]
    [InlineData(-0.5)]
    [InlineData(100)]
    [InlineData(0.0001)]
    [InlineData(0.00012345)]
    [InlineData(12.34567891)]
    [InlineData(9999999.99999999)]
    [InlineData(-9999999)]
    [InlineData(1000000.00000001)]
    [InlineData(0.00001)]
    [InlineData(1.919E-10)]
    [InlineData(-9.99999999E-05)]
    [InlineData(1.00000001E-07)]
    [InlineData(1E-14)]
    public void A_short_decimal_is_written_as_its_text(double number) => Assert.Equal(InvariantText.Of(number), Text(number));

    [Theory]
    [InlineData(-0.0)]
    [InlineData(0.1 + 0.2)]
    [InlineData(0.123456789)]
    [InlineData(1 / 3.0)]
    [InlineData(1.234567891E-05)]
    [InlineData(9.9999999999E-06)]
    [InlineData(1E-15)]
    [InlineData(1E7)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MinValue)]
    public void Any_other_number_is_left(double number) => Assert.Null(Text(number));

#if !NETFRAMEWORK
    // Mono, which stands in for .NET Framework, reads some decimals (18.18567) as the number beside, and so finds other texts.
    [Fact]
    public void Whatever_is_written_is_the_shortest_text()
    {
        var random = new Random(6);
        var written = 0;
        for (var attempts = 0; attempts < 200_000; attempts++)
        {
            var size = Math.Pow(10, random.Next(-4, 8)) * random.NextDouble() * (random.Next(2) == 0 ? 1 : -1);
            // Decimals, and their neighbours, which are none.
            var number = random.Next(2) == 0
                ? Math.Round(size, random.Next(0, 10))
                : double.Parse($"{random.Next(1, 1_000_000_000)}E-{random.Next(9, 25)}", CultureInfo.InvariantCulture);
            if (random.Next(4) == 0) number = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(number) + random.Next(-2, 3));
            if (Text(number) is not { } text) continue;
            written++;
            Assert.Equal(InvariantText.Of(number), text);
        }

        Assert.InRange(written, 50_000, 200_000);
    }
#endif

    private static string? Text(double number)
    {
        var target = new byte[ShortDecimal.LongestText];
        return ShortDecimal.TryFormat(number, target, 0, out var length) ? Encoding.ASCII.GetString(target, 0, length) : null;
    }
}
