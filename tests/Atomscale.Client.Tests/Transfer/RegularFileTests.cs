using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Atomscale.Client.IO;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>Pipes, sockets and devices are refused without being opened.</summary>
public sealed class RegularFileTests
{
    [Theory]
    [InlineData(@"\\.\CON", true)]
    [InlineData(@"\\.\COM1", true)]
    [InlineData(@"\\.\pipe\x", true)]
    [InlineData("//./NUL", true)]
    [InlineData(@"\\server\pipe\x", true)]
    [InlineData(@"\\?\GLOBALROOT\Device\Null", true)]
    [InlineData(@"\\server\share\pipe\x", false)]
    [InlineData(@"\\?\C:\growths\a.imm", false)]
    [InlineData(@"C:\pipe\a.imm", false)]
    [InlineData(@"C:\growths\CON-12.imm", false)]
    public void Devices_of_Windows_are_known_by_their_path(string path, bool isDevice) => Assert.Equal(isDevice, RegularFile.IsDevicePath(path));

    [Fact]
    public async Task A_pipe_and_a_device_are_refused_and_the_others_go_on()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return;
        using var lab = new TransferCase();
        using (var maker = Process.Start("mkfifo", lab.Folder["pipe.imm"])!) maker.WaitForExit();
        Assert.True(File.Exists(lab.Folder["pipe.imm"]));
        await lab.SendAsync(lab.Folder["pipe.imm"], "/dev/zero", lab.Folder.Fill("good.imm", 10));
        Assert.Equal([AtomscaleErrorKind.FileEmpty, AtomscaleErrorKind.FileEmpty], lab.Faults.Select(fault => fault.Kind));
        Assert.All(lab.Faults, fault => Assert.Contains("pipe, socket or device", fault.Message));
        Assert.Equal("good.imm", lab.Uploads.Single().FileName);
    }
}
