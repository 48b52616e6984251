using System;
using System.Linq;
using System.Net;
#if !NETSTANDARD2_0
using System.Net.Http;
#endif

namespace Atomscale.Client.Http;

/// <summary>
/// Which proxy a request takes: the one given, else the environment's (<c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c>, with
/// <c>NO_PROXY</c>; lower case too, as other tools read them), else the system's. Never one for loopback. The same on both editions,
/// since .NET Framework does not read the variables by itself.
/// </summary>
public sealed class ProxyChoice : IWebProxy
{
    private readonly Uri? _given;
    private readonly Func<string, string?> _variable;
    private readonly IWebProxy? _system;

    /// <summary>Makes the choice; the environment is read for each request.</summary>
    public ProxyChoice(Uri? given, ICredentials? credentials, Func<string, string?>? variable = null)
    {
        _given = given;
        _variable = variable ?? Environment.GetEnvironmentVariable;
        Credentials = credentials;
#if NETSTANDARD2_0
        _system = WebRequest.DefaultWebProxy;
#else
        _system = HttpClient.DefaultProxy;
#endif
    }

    /// <summary>The credential for the proxy.</summary>
    public ICredentials? Credentials { get; set; }

    /// <summary>The proxy for an address, and where it came from in words; no proxy: null and why.</summary>
    public (Uri? Proxy, string Source) Choose(Uri destination)
    {
        if (destination.IsLoopback) return (null, "none for this machine itself");
        if (_given is not null) return (_given, "-Proxy");
        if (FromEnvironment(destination) is { } found) return found;
        var system = _system is null || _system.IsBypassed(destination) ? null : _system.GetProxy(destination);
        return system is null || system == destination ? (null, "none") : (system, "the system's settings");
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => Choose(destination).Proxy ?? (IsNetFramework ? destination : null);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => Choose(host).Proxy is null;

    // .NET Framework's handlers take "the destination itself" for "no proxy".
    private static bool IsNetFramework =>
#if NETSTANDARD2_0
        true;
#else
        false;
#endif

    private (Uri? Proxy, string Source)? FromEnvironment(Uri destination)
    {
        string[] names = destination.Scheme == "https" ? ["HTTPS_PROXY", "ALL_PROXY"] : ["HTTP_PROXY", "ALL_PROXY"];
        foreach (var name in names.SelectMany(name => new[] { name, name.ToLowerInvariant() }))
        {
            var text = _variable(name)?.Trim();
            if (string.IsNullOrEmpty(text)) continue;
            if (IsExcepted(destination)) return (null, "none, by NO_PROXY");
            var full = text!.Contains("://") ? text : "http://" + text;
            if (Uri.TryCreate(full, UriKind.Absolute, out var proxy)) return (proxy, $"environment variable {name}");
        }

        return null;
    }

    // NO_PROXY as curl reads it: hosts by comma, a leading dot or "*." for a domain, "*" for all, an optional port.
    private bool IsExcepted(Uri destination)
    {
        var list = _variable("NO_PROXY") ?? _variable("no_proxy") ?? "";
        return list.Split(',', ' ').Select(item => item.Trim()).Where(item => item.Length > 0).Any(item => Matches(item, destination));
    }

    private static bool Matches(string item, Uri destination)
    {
        if (item == "*") return true;
        var colon = item.LastIndexOf(':');
        if (colon > 0 && item.IndexOf(':') == colon && int.TryParse(item.Substring(colon + 1), out var port))
        {
            if (port != destination.Port) return false;
            item = item.Substring(0, colon);
        }

        var name = item.TrimStart('*').TrimStart('.');
        return string.Equals(destination.Host, name, StringComparison.OrdinalIgnoreCase)
            || destination.Host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);
    }
}
