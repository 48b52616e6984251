using System;
using System.IO;
using System.Linq;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.IO;
using Atomscale.Client.Transfer.Verification;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class ChecksumPolicyStoreTests : IDisposable
{
    private const string Host = "bucket.s3.example:9000";
    private static readonly DateTimeOffset s_now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Md5")]
    [InlineData("NotMd5")]
    [InlineData("Opaque")]
    public void What_was_learned_is_there_for_30_days_for_that_host(string name)
    {
        var kind = (ETagKind)Enum.Parse(typeof(ETagKind), name);
        Open().Write(Host, kind, s_now);
        Assert.Equal((kind, s_now), (Open().Read(Host, s_now.AddDays(30))!.Kind, Open().Read(Host, s_now.AddDays(30))!.Found));
        Assert.Null(Open().Read(Host, s_now.AddDays(30.1)));
        Assert.Null(Open().Read("bucket.s3.example", s_now));
    }

    [Fact]
    public void What_is_learned_later_takes_its_place()
    {
        Open().Write(Host, ETagKind.NotMd5, s_now);
        Open().Write(Host, ETagKind.Md5, s_now.AddDays(1));
        Assert.Equal(ETagKind.Md5, Open().Read(Host, s_now.AddDays(2))!.Kind);
        Assert.Single(Files());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"host\":\"bucket.s3.example:9000\",\"etags\":\"not-md5\",\"found\":\"2099-01-01T00:00:00Z\"}")]
    [InlineData("{\"host\":\"other\",\"etags\":\"not-md5\",\"found\":\"2026-07-01T00:00:00Z\"}")]
    [InlineData("{\"host\":\"bucket.s3.example:9000\",\"etags\":\"not-md5\",\"found\":null}")]
    public void A_file_that_cannot_be_read_counts_as_none_and_is_written_again(string text)
    {
        Open().Write(Host, ETagKind.Md5, s_now);
        File.WriteAllText(Files().Single(), text);
        Assert.Null(Open().Read(Host, s_now));
        Open().Write(Host, ETagKind.Md5, s_now);
        Assert.NotNull(Open().Read(Host, s_now));
    }

    [Fact]
    public void Files_of_hosts_that_were_not_seen_for_30_days_go()
    {
        Open().Write("old.example", ETagKind.Md5, s_now);
        File.SetLastWriteTimeUtc(Files().Single(), s_now.UtcDateTime);
        Open().Write(Host, ETagKind.Md5, s_now.AddDays(31));
        Assert.Contains("bucket", Path.GetFileName(Files().Single()));
    }

    [Fact]
    public void Without_a_folder_nothing_is_remembered_and_nothing_fails()
    {
        File.WriteAllText(_folder["file"], "");
        var store = new ChecksumPolicyStore(name => name == StateFolder.Variable ? _folder["file"] : null);
        store.Write(Host, ETagKind.Md5, s_now);
        Assert.Null(store.Read(Host, s_now));
    }

    private ChecksumPolicyStore Open() => new(name => name == StateFolder.Variable ? _folder.Path : null);

    private string[] Files() => Directory.GetFiles(Path.Combine(_folder.Path, StateFolder.Storages));
}
