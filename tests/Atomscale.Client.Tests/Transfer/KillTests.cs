using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Atomscale.Client.Transfer.Uploads;
using Atomscale.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>A process is killed in the middle of a transfer, at moments that a printed seed makes, and the same command is run again until it is done.</summary>
[Trait("Length", "long")]
public sealed class KillTests
{
    private const int Size = 30_000_000;
    private const int UnderWay = 2;
    private const int LatestMoment = 1_000;

    private static readonly int s_kills = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? 5 : 50;

    private readonly ITestOutputHelper _output;
    private readonly Random _random;

    public KillTests(ITestOutputHelper output)
    {
        _output = output;
        var seed = Environment.GetEnvironmentVariable("ATOMSCALE_TEST_SEED") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"ATOMSCALE_TEST_SEED={seed}");
        _random = new Random(seed);
    }

    [Fact]
    public async Task An_upload_that_is_killed_again_and_again_arrives_and_parts_that_were_done_are_not_sent_again()
    {
        using var lab = new TransferCase("--bandwidth-mib", "40");
        for (var (kills, round) = (0, 0); kills < s_kills; round++)
        {
            var file = lab.Folder.Fill($"{round}.imm", Size, round);
            await lab.Control.ClearRequestsAsync();
            var (beginnings, seen) = (1, 0);
            string? said = null;
            while (said is null)
            {
                var before = Journal(lab, file);
                (said, var wasKilled) = KilledProcess.Run(lab, Moment(kills), "send", file);
                if (wasKilled) kills++;
                var requests = await SettledAsync(lab, seen);
                seen += requests.Count;
                _output.WriteLine($"killed: {wasKilled}, said: {said}, journal before: {Shown(before)}; {string.Join("; ", requests.Select(Shown))}");
                // What the journal has is neither begun nor sent again.
                var arrived = requests.Where(request => request is { Method: "PUT", Status: 200 }).Select(PartOf).ToArray();
                Assert.Empty(requests.Where(request => request.Method == "PUT").Select(PartOf).Intersect(before ?? []));
                Assert.True(before is null || !requests.Any(request => request.Path.EndsWith("/upload_urls/", StringComparison.Ordinal)), "an upload that the journal has was begun anew");
                if (said is not null) break;
                var after = Journal(lab, file);
                if (after is null) beginnings++;
                // And it has all but those whose answers were on their way.
                Assert.InRange(arrived.Except(after ?? []).Count(), 0, UnderWay);
            }

            var all = await lab.Control.GetRequestsAsync();
            Assert.InRange(all.Count(request => request.Path.EndsWith("/upload_urls/", StringComparison.Ordinal)), 1, beginnings);
            // One request put the parts together. When the process was killed before its answer, no status was sent: so the catalogue is what counts.
            Assert.InRange(all.Count(request => request.Path.EndsWith("/complete/", StringComparison.Ordinal) && request.Status == 200), 0, 1);
            Assert.Single(await lab.Lab.SearchAsync(), entry => entry.FileName == Path.GetFileName(file));
            Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(said.Split(' ')[1]));
        }
    }

    [Fact]
    public async Task A_download_that_is_killed_again_and_again_arrives_and_no_byte_that_was_written_is_fetched_again()
    {
        using var lab = new TransferCase("--bandwidth-mib", "40");
        var file = lab.Folder.Fill("a.imm", Size);
        await lab.SendAsync(file);
        var id = lab.Uploads.Single().DataId!;
        for (var (kills, round) = (0, 0); kills < s_kills; round++)
        {
            var folder = lab.Folder[$"saved{round}"];
            var (whole, part) = (Path.Combine(folder, "a.imm"), new FileInfo(Path.Combine(folder, "a.imm.part")));
            await lab.Control.ClearRequestsAsync();
            var seen = 0;
            string? said = null;
            while (said is null)
            {
                part.Refresh();
                var (hadWhole, reached) = (File.Exists(whole), part.Exists ? part.Length : 0);
                (said, var wasKilled) = KilledProcess.Run(lab, Moment(kills), "save", id, folder);
                if (wasKilled) kills++;
                var requests = await SettledAsync(lab, seen);
                seen += requests.Count;
                _output.WriteLine($"killed: {wasKilled}, said: {said}, had {reached} bytes{(hadWhole ? " and the file" : "")}; {string.Join("; ", requests.Select(Shown))}");
                // It begins at the first byte that is not on the disk; of a whole part, the last byte tells that the storage still has the same.
                var expected = hadWhole || reached == 0 ? null : $"bytes={Math.Min(reached, Size - 1)}-";
                Assert.All(requests.Where(request => request.Port == "storage"), get => Assert.Equal(expected, get.Header("Range")));
                Assert.InRange(requests.Count(request => request.Port == "storage"), said is null ? 0 : 1, 1);
            }

            Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(whole));
            Assert.Equal(["a.imm"], Directory.GetFiles(folder).Select(Path.GetFileName));
        }
    }

    private TimeSpan? Moment(int kills) => kills < s_kills ? TimeSpan.FromMilliseconds(_random.Next(LatestMoment)) : null;

    // The parts that the journal has; null without a journal that can be resumed from.
    private static int[]? Journal(TransferCase lab, string file)
    {
        if (!lab.HasJournal(file)) return null;
        var lines = JournalText.Lines(File.ReadAllBytes(lab.JournalPath(file))).ToArray();
        return lines.Length > 0 && JournalText.ReadState(lines[0]) is not null ? [.. lines.Skip(1).Select(line => JournalText.ReadPart(line)!.Number)] : null;
    }

    // The requests behind those seen, when the sandbox has noticed that the process is gone: what was still on its way to it arrives late.
    private static async Task<IReadOnlyList<SeenRequest>> SettledAsync(TransferCase lab, int seen)
    {
        const int Rounds = 10;
        for (var (same, count) = (0, -1); ; same++)
        {
            await lab.Control.WaitForNoOpenRequestsAsync();
            var requests = await lab.Control.GetRequestsAsync();
            if (requests.Count != count) same = 0;
            else if (same == Rounds) return [.. requests.Skip(seen)];
            count = requests.Count;
            await Task.Delay(20);
        }
    }

    private static int PartOf(SeenRequest put) => int.Parse(Regex.Match(put.Query, "partNumber=([0-9]+)&").Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Shown(int[]? parts) => parts is null ? "none" : $"parts {string.Join(" ", parts)}";

    private static string Shown(SeenRequest request) =>
        $"{request.Method} {Path.GetFileName(request.Path.TrimEnd('/'))}{(request.Method == "PUT" ? $" part {PartOf(request)}" : "")} {request.Header("Range")} {request.Status}";
}
