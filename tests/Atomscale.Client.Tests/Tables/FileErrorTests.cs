using System;
using System.IO;
using Atomscale.Client.Tables;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

public sealed class FileErrorTests
{
    // Windows says so; Unix lets a file be replaced that another program has open.
    [Theory]
    [InlineData(unchecked((int)0x80070020), AtomscaleErrorKind.FileInUse)]
    [InlineData(unchecked((int)0x80070070), AtomscaleErrorKind.DiskFull)]
    [InlineData(unchecked((int)0x80070027), AtomscaleErrorKind.DiskFull)]
    [InlineData(28, AtomscaleErrorKind.DiskFull)]
    [InlineData(unchecked((int)0x80131620), AtomscaleErrorKind.AccessDenied)]
    public void What_the_file_system_says_is_an_error_that_names_the_file_and_the_way_out(int code, AtomscaleErrorKind kind)
    {
        var fault = FileErrors.Of(new IOException("said", code), "/data/picture.png");
        Assert.Equal(kind, fault.Kind);
        Assert.Contains("/data/picture.png", fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.RecommendedAction!);
    }
}
