using System.IO;
using System.Linq;
using System.Text;
using Atomscale.Client.IO;
using FsCheck.Xunit;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class ServerFileNameTests
{
    [Theory]
    [InlineData("growth 12.mp4", "growth 12.mp4")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"..\..\Windows\win.ini", "win.ini")]
    [InlineData("/absolute.mp4", "absolute.mp4")]
    [InlineData(@"C:\data\a.mp4", "a.mp4")]
    [InlineData("C:a.mp4", "C_a.mp4")]
    [InlineData("a.mp4:hidden.exe", "a.mp4_hidden.exe")]
    [InlineData("..", "id.mp4")]
    [InlineData(".", "id.mp4")]
    [InlineData("", "id.mp4")]
    [InlineData("   ", "id.mp4")]
    [InlineData("folder/", "id.mp4")]
    [InlineData("a.mp4. . ", "a.mp4")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("Com1.mp4", "_Com1.mp4")]
    [InlineData("LPT¹ .log", "_LPT¹ .log")]
    [InlineData("console.mp4", "console.mp4")]
    [InlineData("a<b>c\"d|e?f*.mp4", "a_b_c_d_e_f_.mp4")]
    [InlineData("a\0b\r\nc\u007f.mp4", "abc.mp4")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("e\u0301.mp4", "\u00e9.mp4")]
    [InlineData("Größe 日本.mp4", "Größe 日本.mp4")]
    public void Becomes_a_name_that_is_safe_in_any_folder(string name, string clean) => Assert.Equal(clean, ServerFileName.Clean(name, "id.mp4"));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a_.mp4", ServerFileName.Clean("a" + '\uD83D' + ".mp4", "id.mp4"));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = ServerFileName.Clean(new string('é', 300) + ".mp4", "id.mp4");
        Assert.EndsWith(".mp4", clean);
        Assert.InRange(Encoding.UTF8.GetByteCount(clean), 150, 200);
    }

    [Theory]
    [InlineData("a.mp4", "a_7.mp4")]
    [InlineData("a", "a_7")]
    [InlineData(".hidden", ".hidden_7")]
    public void An_id_stands_before_the_ending(string name, string withId) => Assert.Equal(withId, ServerFileName.WithId(name, "7"));

    [Fact]
    public void An_id_cannot_lead_out_of_the_folder() => Assert.Equal("a_evil.mp4", ServerFileName.WithId("a.mp4", "../../evil"));

    [Property(MaxTest = 2_000)]
    public bool Whatever_the_server_says_stays_in_the_folder(string? name)
    {
        var clean = ServerFileName.Clean(name ?? "", "id.mp4");
        return clean.Length is > 0 and <= 200
            && clean.IndexOfAny(['/', '\\', ':', '\0']) < 0
            && clean is not ("." or "..")
            && Path.GetFileName(clean) == clean
            && !clean.Any(char.IsControl)
            && clean[clean.Length - 1] is not ('.' or ' ')
            && ServerFileName.Clean(clean, "id.mp4") == clean;
    }
}
