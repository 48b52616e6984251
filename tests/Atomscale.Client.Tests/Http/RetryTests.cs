using System;
using System.Threading.Tasks;
using Atomscale.Client.Tests.Api;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.Client.Tests.Http;

public sealed class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_status_that_may_pass_is_asked_again_without_any_real_waiting(int status)
    {
        using var lab = new SandboxCase(new TestOptions { Time = new SkippingTimeProvider() });
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", status).Repeat(3));
        Assert.Equal(300, (await lab.SearchAsync()).Count);
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
        using var lab = new SandboxCase(new TestOptions { Time = new SkippingTimeProvider() });
        await lab.Control.SetFaultsAsync(new Fault { Path = "data_entries/", Action = action, AfterBytes = action is "reset_body" or "truncate" ? 3_000 : null });
        Assert.Equal(300, (await lab.SearchAsync()).Count);
    }

    [Fact]
    public async Task A_sensible_Retry_After_is_waited_for_and_no_less()
    {
        var time = new CountingTimeProvider();
        using var lab = new SandboxCase(new TestOptions { Time = time });
        await lab.Control.SetFaultsAsync(Fault.Status("data_entries/", 503, retryAfter: "7"));
        var searching = lab.SearchAsync();
        await Wait.UntilAsync(() => time.Waits == 1);
        time.Advance(TimeSpan.FromSeconds(6.9));
        await Task.Delay(100);
        Assert.Single(await lab.Control.GetRequestsAsync());
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(300, (await searching).Count);
    }
}
