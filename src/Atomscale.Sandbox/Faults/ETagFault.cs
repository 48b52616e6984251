using System;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Faults;

/// <summary>Spoils the ETag of an answer. What the storage itself goes by stays as it was.</summary>
internal static class ETagFault
{
    public static void Apply(HttpResponse response, FaultRule rule)
    {
        var etag = response.Headers.ETag.ToString();
        if (etag.Length == 0)
            return;
        response.Headers.ETag = rule.Form switch
        {
            ETagSpoiling.None => default,
            ETagSpoiling.Unquoted => etag.Trim('"'),
            ETagSpoiling.Weak => "W/" + etag,
            // Another one of the same look.
            ETagSpoiling.Wrong => new string([.. etag.Select(Other)]),
            _ => rule.Value,
        };
    }

    private static char Other(char character) => char.IsAsciiHexDigit(character) ? "0123456789abcdef"[15 - Convert.ToInt32(character.ToString(), 16)] : character;
}
