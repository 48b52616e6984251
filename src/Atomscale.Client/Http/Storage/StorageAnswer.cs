using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;

namespace Atomscale.Client.Http.Storage;

/// <summary>The storage's answer to a GET, its body still to be read.</summary>
internal sealed class StorageAnswer(HttpResponseMessage response, BodyStream body, IdleTimeout watch) : IDisposable
{
    public const int PartialContent = 206;

    public int Status => (int)response.StatusCode;

    public BodyStream Body => body;

    /// <summary>The body's length; null when the storage does not say it.</summary>
    public long? Length => response.Content.Headers.ContentLength;

    /// <summary>The object's ETag; null when there is none.</summary>
    public EntityTag? Tag => TagOf(response);

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

    /// <summary>The ETag that an answer to a PUT or a GET has, and whether its headers say that it is no MD5.</summary>
    // The raw header: the typed one is null for an ETag without quotes.
    public static EntityTag? TagOf(HttpResponseMessage response) => Header(response, "ETag") is { } text ? new EntityTag(text, IsEncrypted(response)) : null;

    public void Dispose()
    {
        body.Dispose();
        response.Dispose();
        watch.Dispose();
    }

    // By a key service or with a key of the customer's. AES256, the storage's own key, leaves the ETag an MD5.
    private static bool IsEncrypted(HttpResponseMessage response) =>
        Header(response, "x-amz-server-side-encryption-customer-algorithm") is not null
        || Header(response, "x-amz-server-side-encryption") is { } algorithm && algorithm.StartsWith("aws:kms", StringComparison.OrdinalIgnoreCase);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && values.FirstOrDefault()?.Trim() is { Length: > 0 } value ? value : null;

    private static (string Before, string After) Cut(string text, char at) =>
        text.IndexOf(at) is var index and >= 0 ? (text.Substring(0, index), text.Substring(index + 1)) : (text, "");

    private static long? Whole(string text) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
