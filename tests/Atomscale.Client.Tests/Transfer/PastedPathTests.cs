using System.Linq;
using Atomscale.Client.IO;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class PastedPathTests
{
    [Theory]
    [InlineData("\"C:\\data\\run 1.imm\"", "C:\\data\\run 1.imm")]
    [InlineData("'/data/a.imm'", "/data/a.imm")]
    [InlineData("\u201C/data/a.imm\u201D", "/data/a.imm")]
    [InlineData("\u2018/data/a.imm\u2019", "/data/a.imm")]
    [InlineData("\u201E/data/a.imm\u201C", "/data/a.imm")]
    [InlineData("  /data/a.imm \r\n", "/data/a.imm")]
    [InlineData("\u202A/data/a.imm", "/data/a.imm")]
    [InlineData("& 'C:\\data\\a.imm'", "C:\\data\\a.imm")]
    [InlineData("~/a.imm", "/home/ada/a.imm")]
    [InlineData("%RUNS%\\a.imm", "D:\\runs\\a.imm")]
    [InlineData("$env:RUNS\\a.imm", "D:\\runs\\a.imm")]
    [InlineData("${env:RUNS}\\a.imm", "D:\\runs\\a.imm")]
    [InlineData("\"%RUNS%\\a.imm\"", "D:\\runs\\a.imm")]
    [InlineData("%NOT_SET%/a.imm ", "%NOT_SET%/a.imm")]
    public void Is_cleaned_step_by_step(string pasted, string last) => Assert.Equal(last, Candidates(pasted).Last());

    [Theory]
    [InlineData("/data/a.imm")]
    [InlineData("/data/100%.imm")]
    [InlineData("/data/it's.imm")]
    [InlineData("/data/$5.imm")]
    public void A_plain_path_has_no_other_form(string path) => Assert.Empty(Candidates(path));

    [Fact]
    public void The_least_changed_form_comes_first() =>
        Assert.Equal(["\"~/a.imm\"", "~/a.imm", "/home/ada/a.imm"], Candidates(" \"~/a.imm\""));

    private static string[] Candidates(string path) => [.. PastedPath.Candidates(path, "/home/ada", name => name == "RUNS" ? "D:\\runs" : null)];
}
