using System.Linq;
using Atomscale.Graphics.Charts;
using Xunit;

namespace Atomscale.Client.Tests.Pictures;

public sealed class LabelRowTests
{
    [Theory]
    [InlineData(new double[] { 10, 11, 12, 50, 51, 99 })]
    [InlineData(new double[] { 0, 0, 0, 0 })]
    [InlineData(new double[] { 100, 100, 100 })]
    public void Labels_never_cover_each_other_and_stay_within_the_row(double[] wanted)
    {
        const double Width = 14;
        var places = LabelRow.Place(wanted, Width, 0, 100);
        Assert.All(places, place => Assert.InRange(place, Width / 2, 100 - Width / 2));
        Assert.All(places.Zip(places.Skip(1), (one, next) => next - one), distance => Assert.True(distance >= Width - 1e-9));
    }
}
