using System.Net.Http;

namespace Atomscale.Client.Http;

/// <summary>A call of the service's API, before it is sent.</summary>
internal sealed class ApiRequest
{
    private ApiRequest(HttpMethod method, string path, string query, string? body, bool isRetryable)
    {
        Method = method;
        Path = path;
        Query = query;
        Body = body;
        IsRetryable = isRetryable;
    }

    public HttpMethod Method { get; }

    /// <summary>The path below the base address, escaped; trailing slashes are significant.</summary>
    public string Path { get; }

    /// <summary>The query with its question mark, or nothing.</summary>
    public string Query { get; }

    /// <summary>A JSON body, or null.</summary>
    public string? Body { get; }

    /// <summary>False for calls that create something: those are never sent again once they may have arrived.</summary>
    public bool IsRetryable { get; }

    /// <summary>Whether "there is no such thing" is what the call wanted: true for deletions.</summary>
    public bool IsDoneWhenNotFound => Method == HttpMethod.Delete;

    public static ApiRequest Get(string path, QueryText? query = null) => new(HttpMethod.Get, path, query?.ToString() ?? "", null, true);

    /// <summary>A POST that may be sent again.</summary>
    public static ApiRequest Post(string path, QueryText? query, string? body) => new(HttpMethod.Post, path, query?.ToString() ?? "", body, true);

    /// <summary>A POST that creates something: never sent again once it may have arrived.</summary>
    public static ApiRequest Create(string path, string body) => new(HttpMethod.Post, path, "", body, false);

    public static ApiRequest Delete(string path, QueryText query) => new(HttpMethod.Delete, path, query.ToString(), null, true);

    /// <summary>A call that the user composed.</summary>
    public static ApiRequest Any(HttpMethod method, string path, string query, string? body, bool isRetryable) => new(method, path, query, body, isRetryable);

    public override string ToString() => $"{Method} {Path}";
}
