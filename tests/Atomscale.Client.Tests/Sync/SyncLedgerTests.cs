using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Atomscale.Client.Sync.Ledger;
using Atomscale.Client.Tests.Transfer;
using Microsoft.Data.Sqlite;
using Xunit;
using Xunit.Abstractions;

namespace Atomscale.Client.Tests.Sync;

public sealed class SyncLedgerTests(ITestOutputHelper output) : IDisposable
{
    private const int Rows = 2_000;

    private static readonly Uri s_endpoint = new("https://api.example.org/");

    private readonly Folder _folder = new();

    private string Ledger => _folder["ledger.sqlite"];

    private string Data => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_there_again()
    {
        SyncVersion saved;
        using (var ledger = Open())
        {
            saved = ledger.Save(ledger.Add(Found("a/b.imm"), 7) with
            {
                State = SyncItemState.Sent,
                Sha256 = "abc",
                DataId = "id-1",
                Attempts = 2,
                NextAttemptTicks = 5,
                ErrorId = "Atomscale.Network",
                ErrorMessage = "gone",
                StartedTicks = 8,
                EndedTicks = 9,
            });
        }

        using var again = Open();
        Assert.Equal(saved, again.Latest("a/b.imm"));
        Assert.Equal(saved, again.Find(saved.Id));
        Assert.Null(again.Latest("a/c.imm"));
        Assert.True(again.Has("id-1"));
        Assert.False(again.Has("id-2"));
        Assert.Equal([saved], again.OfLength(100));
        Assert.Equal([saved], again.All(SyncItemState.Sent));
        Assert.Empty(again.All(SyncItemState.Failed));
    }

    [Fact]
    public void A_file_keeps_all_its_versions_and_the_newest_counts()
    {
        using var ledger = Open();
        var first = ledger.Save(ledger.Add(Found("a"), 1) with { State = SyncItemState.Sent });
        var second = ledger.Add(Found("a") with { Length = 200 }, 2);
        Assert.Equal(second, ledger.Latest("a"));
        Assert.Equal([first, second], ledger.All());
        ledger.Remove(second.Id);
        Assert.Equal(first, ledger.Latest("a"));
    }

    [Fact]
    public void Changes_of_a_batch_that_fails_are_not_there()
    {
        using var ledger = Open();
        Assert.Throws<InvalidOperationException>(() => ledger.Batch(() =>
        {
            ledger.Add(Found("a"), 1);
            throw new InvalidOperationException();
        }));
        Assert.Empty(ledger.All());
        ledger.Batch(() => ledger.Add(Found("b"), 1));
        Assert.Equal(["b"], ledger.All().Select(version => version.RelativePath));
    }

    [Fact]
    public void A_second_run_ends_with_InUse_and_looking_is_still_possible()
    {
        using var ledger = Open();
        ledger.Add(Found("a"), 1);
        var fault = Assert.Throws<AtomscaleException>(Open);
        Assert.Equal(AtomscaleErrorKind.InUse, fault.Kind);
        Assert.Contains(Ledger, fault.Message);
        using var looked = SyncLedger.OpenToRead(Ledger);
        Assert.Equal("a", looked.All().Single().RelativePath);
        Assert.Equal(AtomscaleErrorKind.InUse, Assert.Throws<AtomscaleException>(() => SyncLedger.OpenToChange(Ledger)).Kind);
    }

    [Fact]
    public void A_trial_sees_the_ledger_and_changes_nothing()
    {
        using (var empty = SyncLedger.OpenForTrial(Ledger, Data, s_endpoint)) empty.Add(Found("a"), 1);
        Assert.Empty(Directory.GetFiles(_folder.Path));
        using var ledger = Open();
        ledger.Add(Found("a"), 1);
        using (var trial = SyncLedger.OpenForTrial(Ledger, Data, s_endpoint))
        {
            trial.Add(Found("b"), 1);
            Assert.Equal(2, trial.All().Count);
        }

        Assert.Single(ledger.All());
    }

    [Fact]
    public void A_ledger_that_was_deleted_is_an_error_that_names_the_cure()
    {
        Open().Dispose();
        foreach (var file in Directory.GetFiles(_folder.Path, "ledger.sqlite*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))) File.Delete(file);
        AssertUnusable(Assert.Throws<AtomscaleException>(Open));
        Assert.False(File.Exists(Ledger));
    }

    [Fact]
    public void What_a_kill_leaves_of_a_ledger_that_was_being_made_is_no_hindrance()
    {
        File.WriteAllText(Ledger + ".new", "half");
        File.WriteAllText(Ledger + ".new-wal", "half");
        File.WriteAllText(Ledger + ".lock", "");
        File.WriteAllText(Ledger + "-wal", "of one that is gone");
        using var ledger = Open();
        ledger.Add(Found("a"), 1);
        Assert.Single(ledger.All());
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.new*"));
    }

    [Fact]
    public void A_ledger_of_a_newer_version_is_an_error_that_says_so()
    {
        Open().Dispose();
        Alter("PRAGMA user_version=2");
        var fault = Assert.Throws<AtomscaleException>(Open);
        AssertUnusable(fault);
        Assert.Contains("newer version", fault.Message);
        AssertUnusable(Assert.Throws<AtomscaleException>(() => SyncLedger.OpenToRead(Ledger)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this,is,a,table\n1,2,3,4\n")]
    public void A_file_that_is_no_ledger_is_refused_and_kept(string content)
    {
        File.WriteAllText(Ledger, content);
        AssertUnusable(Assert.Throws<AtomscaleException>(Open));
        Assert.Equal(content, File.ReadAllText(Ledger));
    }

    [Fact]
    public void Another_program_s_database_is_refused()
    {
        using (var connection = Connect(SqliteOpenMode.ReadWriteCreate)) Run(connection, "CREATE TABLE files(id INTEGER)");
        AssertUnusable(Assert.Throws<AtomscaleException>(Open));
    }

    [Fact]
    public void A_ledger_of_another_folder_or_service_is_refused()
    {
        Directory.CreateDirectory(Data);
        Open().Dispose();
        var fault = Assert.Throws<AtomscaleException>(() => SyncLedger.OpenForRun(Ledger, _folder["other"], s_endpoint));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
        Assert.Contains(Data, fault.Message);
        fault = Assert.Throws<AtomscaleException>(() => SyncLedger.OpenForRun(Ledger, Data, new Uri("https://other.example.org/")));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
        Directory.Delete(Data);
        using var renamed = SyncLedger.OpenForRun(Ledger, _folder["other"], s_endpoint);
        Assert.Equal(_folder["other"], renamed.Folder);
    }

    [Fact]
    public void A_damaged_ledger_gives_an_error_of_ours_or_its_rows()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using (var ledger = Open()) ledger.Batch(() => Enumerable.Range(0, Rows).ToList().ForEach(number => ledger.Add(Found($"folder/file{number}.imm"), number)));
        var whole = File.ReadAllBytes(Ledger);
        var unusable = 0;
        for (var round = 0; round < 40; round++)
        {
            var damaged = (byte[])whole.Clone();
            var noise = new byte[random.Next(1, 2_000)];
            random.NextBytes(noise);
            noise.CopyTo(damaged, random.Next(damaged.Length - noise.Length));
            if (round % 4 == 0) Array.Resize(ref damaged, random.Next(1, damaged.Length));
            File.WriteAllBytes(Ledger, damaged);
            try
            {
                using var ledger = Open();
                Assert.InRange(ledger.All().Count, 1, Rows);
            }
            catch (AtomscaleException fault)
            {
                unusable++;
                AssertUnusable(fault);
            }

            File.Delete(Ledger + "-wal");
            File.Delete(Ledger + "-shm");
        }

        Assert.InRange(unusable, 20, 40);
    }

    [MountFact]
    public void A_full_disk_and_a_disk_that_may_not_be_written_are_errors_that_say_so()
    {
        using var disk = new SmallDisk(2);
        var path = disk["ledger.sqlite"];
        var kept = new List<SyncVersion>();
        using (var ledger = SyncLedger.OpenForRun(path, Data, s_endpoint))
        {
            kept.Add(ledger.Add(Found("a"), 1));
            disk.Fill();
            var full = Assert.Throws<AtomscaleException>(() => AddUntilFull(ledger, kept));
            Assert.Equal(AtomscaleErrorKind.DiskFull, full.Kind);
            Assert.Contains(path, full.Message);
        }

        File.Delete(disk["filling"]);
        using (var ledger = SyncLedger.OpenForRun(path, Data, s_endpoint)) Assert.Equal(kept, ledger.All());
        disk.MakeReadOnly();
        Assert.Equal(AtomscaleErrorKind.AccessDenied, Assert.Throws<AtomscaleException>(() => SyncLedger.OpenForRun(path, Data, s_endpoint)).Kind);
    }

    private static void AddUntilFull(SyncLedger ledger, List<SyncVersion> added)
    {
        while (true) added.Add(ledger.Add(Found($"file{added.Count}"), 1));
    }

    private static FoundFile Found(string path) => new("/" + path, path, 100, 42, 42);

    private SyncLedger Open() => SyncLedger.OpenForRun(Ledger, Data, s_endpoint);

    private static void AssertUnusable(AtomscaleException fault)
    {
        Assert.Equal(AtomscaleErrorKind.LedgerUnusable, fault.Kind);
        Assert.Contains("Repair-AtomscaleSyncLedger", fault.RecommendedAction);
    }

    private void Alter(string text)
    {
        using var connection = Connect(SqliteOpenMode.ReadWrite);
        Run(connection, text);
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Ledger, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
