using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Atomscale.Sandbox.Storage;

/// <summary>Makes ETags, without their quotes.</summary>
internal static class ETag
{
    public static string OfMd5(byte[] md5) => Convert.ToHexStringLower(md5);

    /// <summary>Of a file that was sent in parts, as object stores make it.</summary>
    public static string OfParts(IReadOnlyList<byte[]> md5s)
    {
        var all = MD5.HashData(md5s.SelectMany(md5 => md5).ToArray());
        return string.Create(CultureInfo.InvariantCulture, $"{OfMd5(all)}-{md5s.Count}");
    }

    /// <summary>In a form that says nothing of the bytes: from what the file is, not from what it holds.</summary>
    public static string OfIdentity(string identity, ETagForm form)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
        return form == ETagForm.Hex ? hash[..32] : "opaque-" + hash[..20];
    }
}
