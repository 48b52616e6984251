using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Transfer.Downloads;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>Disks that take no file.</summary>
public sealed class DownloadDiskTests
{
    [MountFact]
    public async Task A_disk_that_is_full_is_an_error_without_a_file_and_goes_on_when_there_is_room()
    {
        using var lab = new TransferCase();
        using var disk = new SmallDisk(1);
        var (id, file) = await lab.SentAsync("a.imm");
        var options = new DownloadOptions { Folder = disk.Path, Kind = FileKind.Raw };
        await lab.SaveAsync(options, CancellationToken.None, id);
        Assert.Equal(AtomscaleErrorKind.DiskFull, lab.Fault.Kind);
        Assert.False(File.Exists(disk["a.imm"]));
        var reached = new FileInfo(disk["a.imm.part"]).Length;
        Assert.True(reached > 0);
        disk.Resize(8);
        await lab.SaveAsync(options, CancellationToken.None, id);
        Assert.Equal($"bytes={reached}-", (await lab.StorageAsync("GET")).Last().Header("Range"));
        Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(lab.Saved.Single().Path));
    }

    [MountFact]
    public async Task A_folder_on_a_disk_that_is_read_only_is_an_error()
    {
        using var lab = new TransferCase();
        using var disk = new SmallDisk(1);
        Directory.CreateDirectory(disk["saved"]);
        disk.MakeReadOnly();
        var (id, _) = await lab.SentAsync("a.imm");
        await lab.SaveAsync(new DownloadOptions { Folder = disk["saved"], Kind = FileKind.Raw }, CancellationToken.None, id);
        Assert.Equal(AtomscaleErrorKind.AccessDenied, lab.Fault.Kind);
        Assert.Contains(disk["saved"], lab.Fault.Message);
        var fault = await Assert.ThrowsAsync<AtomscaleException>(() => lab.SaveAsync(new DownloadOptions { Folder = disk["new"], Kind = FileKind.Raw }, CancellationToken.None, id));
        Assert.Equal(AtomscaleErrorKind.AccessDenied, fault.Kind);
        Assert.Empty(Directory.GetFiles(disk["saved"]));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_an_error()
    {
        using var lab = new TransferCase();
        var (id, _) = await lab.SentAsync("a.imm");
        File.WriteAllText(lab.Folder["saved"], "");
        var fault = await Assert.ThrowsAsync<AtomscaleException>(() => lab.SaveAsync(id));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
    }
}
