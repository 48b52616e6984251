using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Sync;
using Atomscale.Client.Tables;
using Atomscale.Client.Tests.Api;
using Atomscale.Client.Tests.Transfer;
using Atomscale.Testing;
using DuckDB.NET.Data;
using Xunit;
using Xunit.Abstractions;

namespace Atomscale.Client.Tests.Sync;

/// <summary>A folder of results, and engines that read it as one table.</summary>
public sealed class ResultSyncTests(ITestOutputHelper output) : IDisposable
{
    private readonly SandboxCase _lab = new(new TestOptions { Time = new SkippingTimeProvider() }, "--entries", "150");
    private readonly Folder _folder = new();
    private readonly ConcurrentQueue<AtomscaleException> _faults = new();
    private readonly ConcurrentQueue<string> _warnings = new();

    private string Data => _folder["results"];

    private string Ledger => _folder["results.sqlite"];

    public void Dispose()
    {
        _lab.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_engine_reads_the_folder_as_one_table_with_all_points_of_all_results()
    {
        var run = await RunAsync();
        Assert.Equal((0, 0), (run.Failed, _faults.Count));
        Assert.InRange(run.Written, 30, run.Found);
        var (points, sums) = await PointsAsync();
        Assert.Equal(points, run.Points);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var source = $"read_parquet('{Data}/data_type=*/*/*.parquet', hive_partitioning = true)";
        Assert.Equal(points, Convert.ToInt64(Ask(connection, $"SELECT count(*) FROM {source}").Single()[0], CultureInfo.InvariantCulture));
        foreach (var row in Ask(connection, $"SELECT data_type, sum(\"Value\") FROM {source} GROUP BY data_type"))
        {
            var expected = sums[(string)row[0]];
            Assert.InRange((double)row[1], expected - (Math.Abs(expected) * 1e-9), expected + (Math.Abs(expected) * 1e-9));
        }

        Assert.Equal(sums.Keys.OrderBy(type => type, StringComparer.Ordinal), Ask(connection, $"SELECT DISTINCT data_type FROM {source} WHERE \"Value\" IS NOT NULL").Select(row => (string)row[0]).OrderBy(type => type, StringComparer.Ordinal));
        Assert.Equal(
            ["DataId VARCHAR", "Series VARCHAR", "Axis VARCHAR", "AxisUnit VARCHAR", "Position DOUBLE", "Instant TIMESTAMP WITH TIME ZONE", "Metric VARCHAR", "Value DOUBLE", "Text VARCHAR", "Unit VARCHAR", "data_type VARCHAR", "upload_month VARCHAR"],
            Ask(connection, $"DESCRIBE SELECT * FROM {source}").Select(row => $"{row[0]} {row[1]}"));
        Assert.Equal((long)run.Found, Ask(connection, $"SELECT count(*) FROM '{Data}/_catalogue.parquet'").Single()[0]);
    }

    [Fact]
    public async Task A_result_is_fetched_once_and_again_when_its_file_is_gone()
    {
        var first = await RunAsync();
        await _lab.Control.ClearRequestsAsync();
        var second = await RunAsync();
        Assert.Equal((first.Found, 0, first.Found), (second.Found, second.Written, second.Skipped));
        Assert.Single(await _lab.Control.GetRequestsAsync());
        File.Delete(Directory.GetFiles(Data, "*.parquet", SearchOption.AllDirectories).First(path => !path.Contains("_catalogue")));
        Assert.Equal(1, (await RunAsync()).Written);
    }

    [Theory]
    [InlineData(TableFormat.Csv, ".csv")]
    [InlineData(TableFormat.JsonLines, ".jsonl")]
    [InlineData(TableFormat.Parquet, ".parquet")]
    public async Task Files_have_one_schema_in_every_format_and_layout(TableFormat format, string ending)
    {
        var run = await RunAsync(format, ResultLayout.Flat, "xps", "rheed_stationary");
        var files = Directory.GetFiles(Data);
        Assert.Equal(run.Written + 1, files.Length);
        Assert.All(files, path => Assert.EndsWith(ending, path));
        if (format == TableFormat.Csv) Assert.All(files.Where(path => !path.Contains("_catalogue")), path => Assert.Equal("DataId,Series,Axis,AxisUnit,Position,Instant,Metric,Value,Text,Unit", File.ReadLines(path).First()));
        var fault = await Assert.ThrowsAsync<AtomscaleException>(() => RunAsync(format, ResultLayout.DataType, "xps"));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
        Assert.Contains("layout", fault.Message);
    }

    [Fact]
    public async Task What_failed_is_told_and_tried_again_and_a_damaged_ledger_only_costs_the_fetching()
    {
        await _lab.Control.SetFaultsAsync(Fault.Status("xps/*", 400));
        var run = await RunAsync(types: "xps");
        Assert.Equal((1, 1), (run.Failed, run.ExitCode));
        Assert.Single(_faults);
        Assert.Equal(1, (await RunAsync(types: "xps")).Written);
        File.WriteAllText(Ledger, "damaged");
        File.WriteAllText(Path.Combine(Data, $"a.parquet.{Guid.NewGuid():N}.tmp"), "left by a kill");
        var again = await RunAsync(types: "xps");
        Assert.Equal(again.Found, again.Written);
        Assert.Contains("rebuilt", _warnings.Single());
        Assert.Empty(Directory.GetFiles(Data, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_whole_files_and_the_next_one_goes_on()
    {
        await _lab.Control.SetFaultsAsync(Fault.Hold("raman/*", "raman"));
        using var stop = new CancellationTokenSource();
        var running = RunAsync(TableFormat.Parquet, ResultLayout.DataType, stop.Token, "xps", "raman");
        await _lab.Control.WaitForHeldAsync("raman");
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await _lab.Control.ClearFaultsAsync();
        await _lab.Control.ReleaseAnyAsync("raman");
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories));
        var run = await RunAsync(types: ["xps", "raman"]);
        Assert.Equal((run.Found, 0), (Results().Length, run.Failed));
    }

    // A tenth of the kills, unless ATOMSCALE_TEST_KILLS is set to 1.
    [Fact]
    [Trait("Length", "long")]
    public async Task A_run_that_is_killed_again_and_again_leaves_each_result_whole()
    {
        const int LatestMoment = 2_000;
        var kills = Environment.GetEnvironmentVariable("ATOMSCALE_TEST_KILLS") == "1" ? 100 : 10;
        var seed = Environment.GetEnvironmentVariable("ATOMSCALE_TEST_SEED") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"ATOMSCALE_TEST_SEED={seed}");
        var random = new Random(seed);
        using var lab = new TransferCase("--entries", "150");
        for (var round = 0; kills > 0; round++)
        {
            var (data, ledger) = (lab.Folder[$"results{round}"], lab.Folder[$"results{round}.sqlite"]);
            for (string? said = null; said is null || !said.Contains(" 0 failed");)
            {
                await lab.Control.SetFaultsAsync(kills > 0 ? [Fault.Status("*/timeseries/*", 503).SkipFirst(random.Next(9)), Fault.ResetBody("*", afterBytes: 500).SkipFirst(random.Next(9)).Repeat(2)] : []);
                (said, var wasKilled) = KilledProcess.Run(lab, kills > 0 ? TimeSpan.FromMilliseconds(random.Next(LatestMoment)) : null, "results", data, ledger);
                if (wasKilled) kills--;
                output.WriteLine($"killed: {wasKilled}, said: {said}");
            }

            Assert.Empty(Directory.GetFiles(data, "*.tmp", SearchOption.AllDirectories));
            await lab.Control.ClearFaultsAsync();
            var points = 0L;
            foreach (var entry in await lab.Lab.SearchAsync(new CatalogueQuery { Statuses = ["success"], DataTypes = ["xps", "raman", "rheed_stationary"] }))
                points += TidyTable.Of(await lab.Lab.Client.Results.GetAsync(entry, SnapshotChoice.None, CancellationToken.None), _ => true)!.LongCount();
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            Assert.Equal(points, Ask(connection, $"SELECT count(*) FROM '{data}/data_type=*/*/*.parquet'").Single()[0]);
        }
    }

    private string[] Results() => [.. Directory.GetFiles(Data, "*.parquet", SearchOption.AllDirectories).Where(path => !path.Contains("_catalogue", StringComparison.Ordinal))];

    private Task<AtomscaleResultSyncRun> RunAsync(TableFormat format = TableFormat.Parquet, ResultLayout layout = ResultLayout.DataType, params string[] types) => RunAsync(format, layout, CancellationToken.None, types);

    private async Task<AtomscaleResultSyncRun> RunAsync(TableFormat format, ResultLayout layout, CancellationToken cancellationToken, params string[] types)
    {
        var options = new ResultSyncOptions { Destination = Data, Ledger = Ledger, Format = format, Layout = layout, Query = new CatalogueQuery { Statuses = ["success"], DataTypes = types } };
        var handlers = new ResultSyncHandlers
        {
            Confirm = _ => Task.FromResult(true),
            Written = (_, _) => Task.CompletedTask,
            Look = (_, _) => Task.CompletedTask,
            Report = (fault, _) => Note(() => _faults.Enqueue(fault)),
            Warn = text => Note(() => _warnings.Enqueue(text)),
        };
        using var run = ResultSyncRun.Open(_lab.Client, options, handlers, cancellationToken);
        var summary = await run.RunAsync();
        Assert.Equal(summary.Found, summary.Written + summary.Skipped + summary.Failed);
        return summary;
    }

    // Counted and summed without the code under test.
    private async Task<(long Points, Dictionary<string, double> Sums)> PointsAsync()
    {
        var (points, sums) = (0L, new Dictionary<string, double>(StringComparer.Ordinal));
        foreach (var entry in await _lab.SearchAsync(new CatalogueQuery { Statuses = ["success"] }))
        {
            AtomscaleResult result;
            try
            {
                result = await _lab.Client.Results.GetAsync(entry, SnapshotChoice.None, CancellationToken.None);
            }
            catch (AtomscaleException fault) when (fault.Kind == AtomscaleErrorKind.NotFound)
            {
                continue;
            }

            foreach (var point in TidyTable.Of(result, _ => true) ?? [])
            {
                points++;
                if (point.Value is not (double or long or bool)) continue;
                sums.TryGetValue(entry.DataType, out var sum);
                sums[entry.DataType] = sum + Convert.ToDouble(point.Value, CultureInfo.InvariantCulture);
            }
        }

        return (points, sums);
    }

    private static List<object[]> Ask(DuckDBConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static Task Note(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
