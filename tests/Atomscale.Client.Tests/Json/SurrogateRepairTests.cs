using System.Linq;
using System.Text;
using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Json;

public sealed class SurrogateRepairTests
{
    [Theory]
    [InlineData(@"plain \\ text \n", @"plain \\ text \n")]
    [InlineData(@"\ud800", @"\ufffd")]
    [InlineData(@"a\uDFFFb", @"a\ufffdb")]
    [InlineData(@"\ud83d\ude00", @"\ud83d\ude00")]
    [InlineData(@"\ud83d\ud83d\ude00", @"\ufffd\ud83d\ude00")]
    [InlineData(@"\ud83dx\ude00", @"\ufffdx\ufffd")]
    [InlineData(@"\\ud800", @"\\ud800")]
    [InlineData(@"\\\ud800", @"\\\ufffd")]
    [InlineData(@"\ud8", @"\ud8")]
    [InlineData(@"\ud800\", @"\ufffd\")]
    [InlineData(@"\u12", @"\u12")]
    public void Halves_become_the_replacement_character(string text, string expected)
    {
        var whole = Encoding.UTF8.GetBytes(text);

        SurrogateRepair.Repair(whole);

        Assert.Equal(expected, Encoding.UTF8.GetString(whole));
    }

    [Fact]
    public void Names_and_values_and_bytes_that_are_no_text_are_read_everywhere()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes("{\"a\\ud800\": [\"b\\udc00\", \""), 0xFF, .. Encoding.UTF8.GetBytes("\"]}")];
        using var document = JsonBody.ParseText(text);

        var bag = JsonValues.Bag(document.RootElement);

        Assert.Equal(["a\ufffd"], bag.Keys.Cast<string>());
        Assert.Equal(["b\ufffd", "\ufffd"], Assert.IsType<ValueList>(bag["a\ufffd"]));
    }
}
