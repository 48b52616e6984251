using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;

namespace Atomscale.Client.Http;

/// <summary>The storage's answer to a GET, its body still to be read.</summary>
internal sealed class StorageAnswer(HttpResponseMessage response, BodyStream body, IdleTimeout watch) : IDisposable
{
    public const int PartialContent = 206;

    public int Status => (int)response.StatusCode;

    public BodyStream Body => body;

    /// <summary>The body's length; null when the storage does not say it.</summary>
    public long? Length => response.Content.Headers.ContentLength;

    /// <summary>As it came; null when there is none.</summary>
    public string? Etag => EtagOf(response);

    /// <summary>Where a range begins, and how long the whole is, as far as the storage says.</summary>
    public (long? From, long? Total) Range
    {
        get
        {
            if (!response.Content.Headers.TryGetValues("Content-Range", out var values)) return (null, null);
            var text = string.Join(",", values).Trim();
            if (!text.StartsWith("bytes ", StringComparison.OrdinalIgnoreCase)) return (null, null);
            var (span, total) = Cut(text.Substring(6), '/');
            return (Whole(Cut(span, '-').Before), Whole(total));
        }
    }

    /// <summary>The raw header: the typed one is null for an ETag without quotes.</summary>
    public static string? EtagOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("ETag", out var values) && values.FirstOrDefault()?.Trim() is { Length: > 0 } etag ? etag : null;

    public void Dispose()
    {
        body.Dispose();
        response.Dispose();
        watch.Dispose();
    }

    private static (string Before, string After) Cut(string text, char at) =>
        text.IndexOf(at) is var index and >= 0 ? (text.Substring(0, index), text.Substring(index + 1)) : (text, "");

    private static long? Whole(string text) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
