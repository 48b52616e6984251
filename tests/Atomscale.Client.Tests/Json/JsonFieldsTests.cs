using System.Linq;
using System.Text.Json;
using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Json;

public sealed class JsonFieldsTests
{
    [Fact]
    public void What_nobody_asked_for_is_kept_as_it_came()
    {
        var fields = Fields("{'id': 'a', 'whole': 9007199254740993, 'number': 1.5, 'flag': false, 'nothing': null, 'list': [1, 'b'], 'within': {'c': 2}}");
        Assert.Equal("a", fields.RequiredText("id"));

        var rest = fields.Rest();

        Assert.Equal(["whole", "number", "flag", "nothing", "list", "within"], rest.Keys.Cast<string>());
        Assert.Equal((9007199254740993L, 1.5, false, null), (rest["whole"], rest["number"], rest["flag"], rest["nothing"]));
        Assert.Equal([1L, "b"], Assert.IsType<ValueList>(rest["list"]));
        Assert.Equal(2L, Assert.IsType<PropertyBag>(rest["within"])["c"]);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e400")]
    public void A_number_beyond_double_precision_that_nobody_asked_for_stays_as_it_was_written(string number) =>
        Assert.Equal(number, Fields($"{{'metadata': {number}}}").Rest()["metadata"]);

    [Fact]
    public void A_number_beyond_double_precision_that_is_asked_for_is_an_error_that_names_the_field() =>
        Assert.Equal("x", Assert.Throws<PayloadException>(() => Fields("{'x': 1e999}").Number("x")).Field);

    private static JsonFields Fields(string json) => new(JsonDocument.Parse(json.Replace('\'', '"')).RootElement, "");
}
