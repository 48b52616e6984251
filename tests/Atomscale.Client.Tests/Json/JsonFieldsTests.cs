using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Json;

public sealed class JsonFieldsTests
{
    private readonly List<string> _warnings = [];
    private UnexpectedFields? _unexpectedFields;

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
    public void A_number_beyond_double_precision_is_kept_as_it_was_written_where_it_is_not_essential()
    {
        var fields = Fields("{'x': 1e999}");

        Assert.Null(fields.Number("x"));
        Assert.Equal("1e999", fields.Rest()["x"]);
        Assert.Equal("x", Assert.Throws<PayloadException>(() => fields.RequiredWhole("x")).Field);
    }

    [Fact]
    public void What_does_not_fit_is_empty_and_kept_and_there_is_one_warning_a_field()
    {
        for (var count = 0; count < 2; count++)
        {
            var fields = Fields("{'name': 3, 'list': [{'a': 1}, 2], 'within': {'deep': 4, 'good': 'x'}, 'number': '2.5', 'when': 'soon', 'flag': 'yes'}");

            Assert.Equal((null, 2.5, null, null), (fields.Text("name"), fields.Number("number"), fields.Instant("when"), fields.Flag("flag")));
            Assert.Single(fields.Objects("list"));
            Assert.Equal((null, "x"), (fields.Child("within")!.Text("deep"), fields.Child("within")!.Text("good")));
            Assert.Equal(["name", "list", "within", "when", "flag"], fields.Rest().Keys.Cast<string>());
        }

        Assert.Equal(5, _warnings.Count);
        Assert.Contains("'within.deep' should be text but is a number", _warnings[4]);
    }

    private JsonFields Fields(string json) => new(JsonDocument.Parse(json.Replace('\'', '"')).RootElement, "", _unexpectedFields ??= new UnexpectedFields(_warnings.Add));

    [Fact]
    public void A_name_from_the_server_reaches_no_message_as_a_terminal_code() =>
        Assert.DoesNotContain(new PayloadException("properties.\u001b[31mred", "is missing").Message, char.IsControl);
}
