using System;
using System.Collections.Generic;
using Atomscale.Client.Http;
using Xunit;

namespace Atomscale.Client.Tests.Http;

public sealed class ProxyChoiceTests
{
    private static readonly Uri s_service = new("https://api.atomscale.ai/data_entries/");

    [Fact]
    public void A_given_proxy_wins_over_the_environment()
    {
        var choice = Make(new Uri("http://given:3128"), ("HTTPS_PROXY", "http://other:1"));
        Assert.Equal((new Uri("http://given:3128"), "-Proxy"), choice.Choose(s_service));
    }

    [Theory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALL_PROXY")]
    public void The_environments_proxy_is_used_and_named(string variable)
    {
        var (proxy, source) = Make(null, (variable, "proxy.lab:8080")).Choose(s_service);
        Assert.Equal(new Uri("http://proxy.lab:8080"), proxy);
        Assert.Contains(variable, source);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("api.atomscale.ai")]
    [InlineData(".atomscale.ai")]
    [InlineData("other.example, *.atomscale.ai")]
    [InlineData("atomscale.ai:443")]
    public void An_exception_is_reached_directly(string list) =>
        Assert.Null(Make(null, ("HTTPS_PROXY", "http://proxy:1"), ("NO_PROXY", list)).Choose(s_service).Proxy);

    [Theory]
    [InlineData("notatomscale.ai")]
    [InlineData("atomscale.ai:444")]
    [InlineData("scale.ai")]
    public void A_similar_name_is_no_exception(string list) =>
        Assert.NotNull(Make(null, ("HTTPS_PROXY", "http://proxy:1"), ("NO_PROXY", list)).Choose(s_service).Proxy);

    [Fact]
    public void This_machine_itself_is_never_reached_through_a_proxy() =>
        Assert.Null(Make(new Uri("http://given:3128")).Choose(new Uri("http://127.0.0.1:8080/")).Proxy);

    private static ProxyChoice Make(Uri? given, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in variables) environment[name] = value;
        return new ProxyChoice(given, null, name => environment.TryGetValue(name, out var value) ? value : null);
    }
}
