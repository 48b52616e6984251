using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Api;
using Atomscale.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Http;

public sealed class RetryTests
{
    private static readonly TimeSpan s_guard = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_status_that_may_pass_is_asked_again_without_any_real_waiting(int status)
    {
        var time = new FakeTimeProvider();
        using var lab = new SandboxCase(new TestOptions { Time = time });
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", status).Repeat(3));
        var searching = lab.SearchAsync();
        await AdvanceUntilAsync(time, searching);
        Assert.Equal(300, (await searching).Count);
        Assert.Equal(4, (await lab.Control.GetRequestsAsync()).Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(501)]
    public async Task Any_other_status_is_final(int status)
    {
        using var lab = new SandboxCase();
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", status, body: """{"detail":[{"loc":["query","status"],"msg":"not one of ours","type":"enum"}]}""").Always());
        var fault = await Assert.ThrowsAsync<AtomscaleException>(() => lab.SearchAsync());
        Assert.Equal(status, fault.StatusCode);
        Assert.Equal("query.status: not one of ours", fault.ServerMessage);
        Assert.Single(await lab.Control.GetRequestsAsync());
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("reset_body")]
    [InlineData("truncate")]
    [InlineData("no_answer")]
    public async Task A_broken_connection_is_asked_again(string action)
    {
        var time = new FakeTimeProvider();
        using var lab = new SandboxCase(new TestOptions { Time = time });
        await lab.Control.SetFaultsAsync(new Fault { Path = "data_entries/", Action = action, AfterBytes = action is "reset_body" or "truncate" ? 3_000 : null });
        var searching = lab.SearchAsync();
        await AdvanceUntilAsync(time, searching);
        Assert.Equal(300, (await searching).Count);
    }

    [Fact]
    public async Task A_sensible_Retry_After_is_waited_for_and_no_less()
    {
        var time = new FakeTimeProvider();
        using var lab = new SandboxCase(new TestOptions { Time = time });
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", 503, retryAfter: "7"));
        var searching = lab.SearchAsync();
        await UntilAsync(() => lab.Trace.Exists(line => line.Contains("follows in 7.0 s")));
        time.Advance(TimeSpan.FromSeconds(6.9));
        await Task.Delay(100);
        Assert.Single(await lab.Control.GetRequestsAsync());
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(300, (await searching).Count);
    }

    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Task work)
    {
        var guard = Stopwatch.StartNew();
        while (!work.IsCompleted && guard.Elapsed < s_guard)
        {
            await Task.WhenAny(work, Task.Delay(20));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(work.IsCompleted, "the call hangs");
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var guard = Stopwatch.StartNew();
        while (!condition() && guard.Elapsed < s_guard) await Task.Delay(10);
        Assert.True(condition());
    }
}
