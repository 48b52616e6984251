using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>A process is killed in the middle of a transfer, at moments that a printed seed makes, and the same command is run again until it is done.</summary>
[Trait("Length", "long")]
public sealed class KillTests
{
    private const int Size = 30_000_000;
    private const int Parts = 6;
    private const int BufferSize = 256 * 1024;

    private static readonly int s_kills = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? 5 : 50;

    private readonly Random _random;

    public KillTests(ITestOutputHelper output)
    {
        var seed = Environment.GetEnvironmentVariable("ATOMSCALE_TEST_SEED") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"ATOMSCALE_TEST_SEED={seed}");
        _random = new Random(seed);
    }

    [Fact]
    public async Task An_upload_that_is_killed_again_and_again_arrives_and_parts_that_were_done_are_not_sent_again()
    {
        using var lab = new TransferCase("--bandwidth-mib", "40");
        for (var kills = 0; kills < s_kills;)
        {
            var file = lab.Folder.Fill($"{kills}.imm", Size, kills);
            var before = kills;
            await lab.Control.ClearRequestsAsync();
            var sent = RunUntilDone(lab, ref kills, s_kills, "send", file);
            var requests = await lab.Control.GetRequestsAsync();
            // A kill between the service's last word and ours: for the next run nothing is under way, and the file is sent once more.
            var completed = Math.Max(1, requests.Count(request => request.Path.EndsWith("complete/", StringComparison.Ordinal) && request.Status == 200));
            var arrived = requests.Count(request => request.Method == "PUT" && request.Status == 200 && !request.Aborted);
            // Of the two parts under way at a kill, the answers may have been on their way.
            Assert.InRange(arrived, 1, Parts * completed + 2 * (kills - before));
            Assert.Equal(TransferCase.Hash(file), await lab.StoredAsync(sent.Split(' ')[1]));
        }
    }

    [Fact]
    public async Task A_download_that_is_killed_again_and_again_arrives_and_at_most_a_buffer_a_kill_is_fetched_twice()
    {
        using var lab = new TransferCase("--bandwidth-mib", "40");
        var file = lab.Folder.Fill("a.imm", Size);
        await lab.SendAsync(file);
        var id = lab.Uploads.Single().DataId!;
        for (var (kills, round) = (0, 0); kills < s_kills; round++)
        {
            var folder = lab.Folder[$"saved{round}"];
            await lab.Control.ClearRequestsAsync();
            RunUntilDone(lab, ref kills, s_kills, "save", id, folder);
            Assert.Equal(TransferCase.Hash(file), TransferCase.Hash(Path.Combine(folder, "a.imm")));
            Assert.Equal(["a.imm"], Directory.GetFiles(folder).Select(Path.GetFileName));
            // Each run asks for what the one before had not written; what the network still held is not on disk.
            var starts = (await lab.StorageAsync("GET")).Select(get => get.Header("Range") is { } range ? long.Parse(range.Substring(6).TrimEnd('-'), CultureInfo.InvariantCulture) : 0).ToArray();
            // A kill between the rename and the last word: the next run compares the file that is there with the storage's.
            if (starts.Length > 1 && starts[starts.Length - 1] == 0) starts = [.. starts.Take(starts.Length - 1)];
            Assert.True(starts.SequenceEqual(starts.OrderBy(start => start)), $"a run began before the one before it: {string.Join(", ", starts)}");
            Assert.All(starts.Where(start => start != 0), start => Assert.True(start % BufferSize == 0 || start == Size - 1, $"{start} is within a buffer"));
        }
    }

    // Kills the process after some time, and again, until a run comes through; its last line is the result.
    private string RunUntilDone(TransferCase lab, ref int kills, int most, params string[] arguments)
    {
        while (true)
        {
            using var process = Start(lab, arguments);
            var line = process.StandardOutput.ReadToEndAsync();
            if (kills < most && !process.WaitForExit(250 + _random.Next(900)))
            {
                process.Kill();
                process.WaitForExit();
                kills++;
                continue;
            }

            process.WaitForExit();
            var said = line.GetAwaiter().GetResult().Trim();
            Assert.True(process.ExitCode == 0, said);
            return said;
        }
    }

    private static Process Start(TransferCase lab, string[] arguments)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Atomscale.PowerShell.sln"))) root = root.Parent!;
        var configuration = AppContext.BaseDirectory.IndexOf("Release", StringComparison.Ordinal) >= 0 ? "Release" : "Debug";
        var program = Path.Combine(root.FullName, "tests", "Atomscale.TransferHost", "bin", configuration, "net10.0", "Atomscale.TransferHost.dll");
        string[] line = [program, arguments[0], lab.Lab.Sandbox.Endpoint.AbsoluteUri, lab.Lab.Sandbox.Key, .. arguments.Skip(1)];
        return Process.Start(new ProcessStartInfo("dotnet", string.Join(" ", line.Select(text => $"\"{text}\""))) { UseShellExecute = false, RedirectStandardOutput = true })!;
    }
}
