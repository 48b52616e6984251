using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Storage;

/// <summary>
/// Makes presigned addresses, and tells whether one that is used is good: the right method, unchanged, not expired by the sandbox's clock.
/// They look like those of S3; the signature is a plain HMAC, since only the sandbox itself reads it.
/// </summary>
internal sealed class LinkSigner
{
    private const string Signature = "X-Amz-Signature";
    private const string Date = "X-Amz-Date";
    private const string Expires = "X-Amz-Expires";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    private readonly byte[] _secret;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _lifetime;

    public LinkSigner(ulong secret, TimeProvider clock, TimeSpan lifetime)
    {
        _secret = BitConverter.GetBytes(secret);
        _clock = clock;
        _lifetime = lifetime;
    }

    /// <summary>The storage port, once it listens.</summary>
    public Uri? Root { get; set; }

    /// <summary>An address that is good for one method, with parameters of its own before the signature's.</summary>
    public string Sign(string method, PathString path, params IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var now = _clock.GetUtcNow();
        KeyValuePair<string, string>[] all =
        [
            .. parameters,
            new("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
            new("X-Amz-Credential", $"SANDBOX/{now.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/local/s3/aws4_request"),
            new(Date, now.ToString(DateFormat, CultureInfo.InvariantCulture)),
            new(Expires, ((long)_lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            new("X-Amz-SignedHeaders", "host"),
        ];
        var query = QueryString.Create(all.Append(new(Signature, SignatureOf(method, path, all)))!);
        return Root!.GetLeftPart(UriPartial.Authority) + path.ToUriComponent() + query.ToUriComponent();
    }

    /// <summary>Null when the request may pass, else why not.</summary>
    public StorageError? Check(HttpRequest request)
    {
        var query = request.Query;
        if (!query.ContainsKey(Signature))
            return new StorageError(StatusCodes.Status403Forbidden, "AccessDenied", "Access Denied");
        var signed = query.Where(pair => pair.Key != Signature)
            .SelectMany(pair => pair.Value, (pair, value) => new KeyValuePair<string, string>(pair.Key, value ?? ""));
        if (query[Signature] != SignatureOf(request.Method, request.Path, signed))
        {
            return new StorageError(StatusCodes.Status403Forbidden, "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided.");
        }
        var end = DateTimeOffset.ParseExact(query[Date].ToString(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            .AddSeconds(long.Parse(query[Expires].ToString(), CultureInfo.InvariantCulture));
        return _clock.GetUtcNow() > end
            ? new StorageError(StatusCodes.Status403Forbidden, "AccessDenied", "Request has expired")
            : null;
    }

    /// <summary>Over what the client was given, decoded and in order: how it spells the address again makes no difference.</summary>
    private string SignatureOf(string method, PathString path, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder(method).Append('\n').Append(path.Value).Append('\n');
        foreach (var (name, value) in parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append(name).Append('=').Append(value).Append('\n');
        return Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text.ToString())));
    }
}
