using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Atomscale.Sandbox.Storage;

/// <summary>Answers GET with a file or a range of it (RFC 9110, sections 13 and 14), as object stores do: of several ranges, the whole.</summary>
internal static class ObjectAnswer
{
    public static async Task WriteAsync(HttpContext context, StoredObject stored)
    {
        var (request, response) = (context.Request, context.Response);
        var etag = $"\"{await stored.GetETagAsync()}\"";
        response.Headers.ETag = etag;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.LastModified = stored.Modified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        if (request.Headers.IfMatch.Count > 0 && request.Headers.IfMatch != etag && request.Headers.IfMatch != "*")
        {
            await new StorageError(StatusCodes.Status412PreconditionFailed, "PreconditionFailed", "If-Match does not hold.").WriteAsync(context);
            return;
        }
        if (request.Headers.IfNoneMatch == etag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var (start, count) = (0L, stored.Length);
        if (AskedRange(request, etag, stored) is { } range)
        {
            (start, count) = Within(range, stored.Length);
            if (count <= 0)
            {
                response.Headers.ContentRange = new ContentRangeHeaderValue(stored.Length).ToString();
                await new StorageError(StatusCodes.Status416RangeNotSatisfiable, "InvalidRange", "The requested range is not satisfiable")
                    .WriteAsync(context);
                return;
            }
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = new ContentRangeHeaderValue(start, start + count - 1, stored.Length).ToString();
        }
        response.ContentType = stored.ContentType;
        response.ContentLength = count;
        await stored.CopyAsync(response.Body, start, count, context.RequestAborted);
    }

    /// <summary>The range that was asked for, when there is one, it is the only one, and If-Range holds.</summary>
    private static RangeItemHeaderValue? AskedRange(HttpRequest request, string etag, StoredObject stored)
    {
        if (!RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var ranges) || ranges.Unit != "bytes" || ranges.Ranges.Count != 1)
            return null;
        var condition = request.Headers.IfRange.ToString();
        // A weak tag never holds here.
        var holds = condition.Length == 0
            || condition == etag
            || (HeaderUtilities.TryParseDate(condition, out var date) && stored.Modified - date < TimeSpan.FromSeconds(1));
        return holds ? ranges.Ranges.Single() : null;
    }

    /// <summary>The part of a file that a range covers; a count of 0 or less is none.</summary>
    private static (long Start, long Count) Within(RangeItemHeaderValue range, long length)
    {
        if (range.From is not { } from)
        {
            var count = Math.Min(range.To ?? 0, length);
            return (length - count, count);
        }
        var last = Math.Min(range.To ?? long.MaxValue, length - 1);
        return (from, last - from + 1);
    }
}
