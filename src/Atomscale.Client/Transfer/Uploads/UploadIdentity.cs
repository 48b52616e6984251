using System;
using System.Security.Cryptography;
using System.Text;
using Atomscale.Client.IO;

namespace Atomscale.Client.Transfer.Uploads;

/// <summary>
/// What makes two uploads the same one, so that the second continues where the first stood: endpoint, key, path, sent name, sample and
/// project. Kept as a SHA-256 only, which gives nothing of them away.
/// </summary>
internal static class UploadIdentity
{
    public static string Of(Uri endpoint, string keyFingerprint, string path, string sentName, string? physicalSampleId, string? projectId)
    {
        using var sha = SHA256.Create();
        // A character that is in none of them keeps the fields apart.
        var text = string.Join("\n", endpoint.AbsoluteUri, keyFingerprint, path, sentName, physicalSampleId ?? "", projectId ?? "");
        return HexText.Of(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A key's own fingerprint.</summary>
    public static string Fingerprint(string key)
    {
        using var sha = SHA256.Create();
        return HexText.Of(sha.ComputeHash(Encoding.UTF8.GetBytes("atomscale-key\n" + key)));
    }
}
