using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Atomscale.Client.Transfer;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class UploadJournalTests : IDisposable
{
    private static readonly JournalState s_state = new(DateTimeOffset.UtcNow, 100, 42, 40, "upload", "stored.imm", "data", ["https://s/1?q", "https://s/2", "https://s/3"], 1, "/data/film.imm");

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_noted_is_there_when_it_is_opened_again()
    {
        using (var journal = Open())
        {
            journal.Begin(s_state);
            journal.Add(new CompletedPart(2, "\"e2\"", true));
        }

        using var again = Open();
        Assert.Equal(s_state.Links, again.State!.Links);
        Assert.Equal((100L, 42L, 40L, "upload", "stored.imm", "data"), (again.State.Length, again.State.ChangedTicks, again.State.PartSize, again.State.UploadId, again.State.NewFileName, again.State.DataId));
        Assert.Equal((1, "/data/film.imm"), (again.State.OpeningParts, again.State.Source));
        Assert.Equal("\"e2\"", again.Done[2].Etag);
        Assert.True(again.Done[2].WasCompared);
    }

    [Fact]
    public void A_line_cut_short_by_a_kill_does_not_count_at_any_byte()
    {
        using (var journal = Open())
        {
            journal.Begin(s_state);
            journal.Add(new CompletedPart(1, "\"e1\"", false));
            journal.Add(new CompletedPart(2, "\"e2\"", false));
        }

        var path = Directory.GetFiles(_folder.Path).Single();
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, [.. whole.Take(length)]);
            using (var cut = Open())
            {
                Assert.True(cut.Done.Count <= 1 && (cut.State is null || cut.State.Links.Count == 3));
                if (cut.State is null) continue;
                cut.Add(new CompletedPart(3, "\"e3\"", false));
            }

            using var again = Open();
            Assert.Equal("\"e3\"", again.Done[3].Etag);
        }
    }

    [Fact]
    public void It_is_held_by_one_at_a_time()
    {
        using var journal = Open();
        var fault = Assert.Throws<AtomscaleException>(Open);
        Assert.Equal(AtomscaleErrorKind.InUse, fault.Kind);
    }

    [Fact]
    public void One_that_holds_nothing_goes_when_it_is_closed()
    {
        Open().Dispose();
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void It_goes_when_the_upload_is_done()
    {
        using var journal = Open();
        journal.Begin(s_state);
        journal.Remove();
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Old_ones_go_unless_they_are_held()
    {
        foreach (var name in new[] { "old", "held", "new" })
        {
            using var journal = UploadJournal.Open(_folder.Path, name, "x");
            journal.Begin(s_state);
        }

        var now = DateTimeOffset.UtcNow;
        File.SetLastWriteTimeUtc(_folder["old.upload"], now.UtcDateTime.AddDays(-15));
        using var held = UploadJournal.Open(_folder.Path, "held", "x");
        File.SetLastWriteTimeUtc(_folder["held.upload"], now.UtcDateTime.AddDays(-15));
        UploadJournal.RemoveOld(_folder.Path, now);
        Assert.Equal(["held.upload", "new.upload"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public void Only_its_owner_can_read_it()
    {
        var (folder, _) = StateFolder.Open(name => name == StateFolder.Variable ? _folder["state"] : null);
        using var journal = UploadJournal.Open(folder!, "a", "x");
        journal.Begin(s_state);
#if NET
        if (OperatingSystem.IsWindows())
        {
            var access = new DirectoryInfo(folder!).GetAccessControl();
            Assert.True(access.AreAccessRulesProtected);
            using var user = System.Security.Principal.WindowsIdentity.GetCurrent();
            foreach (System.Security.AccessControl.AccessRule rule in access.GetAccessRules(true, true, typeof(System.Security.Principal.SecurityIdentifier))) Assert.Equal(user.User, rule.IdentityReference);
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder!, "a.upload")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder!));
#endif
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told_and_not_replaced_by_another()
    {
        File.WriteAllText(_folder["file"], "");
        var (folder, why) = StateFolder.Open(name => name == StateFolder.Variable ? _folder["file"] : null);
        Assert.Null(folder);
        Assert.Contains("cannot be written", why);
    }

    [Fact]
    public void An_upload_is_the_same_only_when_all_that_names_it_is()
    {
        var endpoint = new Uri("https://api.example/");
        string[] identities =
        [
            UploadIdentity.Of(endpoint, "k", "/a", "a", null, null),
            UploadIdentity.Of(new Uri("https://other.example/"), "k", "/a", "a", null, null),
            UploadIdentity.Of(endpoint, "l", "/a", "a", null, null),
            UploadIdentity.Of(endpoint, "k", "/b", "a", null, null),
            UploadIdentity.Of(endpoint, "k", "/a", "b", null, null),
            UploadIdentity.Of(endpoint, "k", "/a", "a", "s", null),
            UploadIdentity.Of(endpoint, "k", "/a", "a", "s", "p"),
        ];
        Assert.Equal(identities.Length, new HashSet<string>(identities).Count);
        Assert.Equal(identities[0], UploadIdentity.Of(endpoint, "k", "/a", "a", null, null));
    }

    private UploadJournal Open() => UploadJournal.Open(_folder.Path, "one", "x");
}
