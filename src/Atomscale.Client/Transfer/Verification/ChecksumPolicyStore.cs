using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.IO;

namespace Atomscale.Client.Transfer.Verification;

/// <summary>
/// What was learned of the ETags of storage hosts, in the state folder: a small file a host, good for 30 days, so that another process need not
/// find it out again. Where there is no such folder, or it cannot be read or written, nothing is remembered.
/// </summary>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class ChecksumPolicyStore(Func<string, string?> variable)
{
    /// <summary>For how long it is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const string Ending = ".json";
    private const int LargestFile = 4_096;

    private readonly Lazy<string?> _folder = new(() => StateFolder.Open(variable, StateFolder.Storages).Folder);

    /// <summary>What is remembered of a host; null when nothing is, or it is too old.</summary>
    public RememberedPolicy? Read(string host, DateTimeOffset now)
    {
        if (_folder.Value is not { } folder) return null;
        try
        {
            var path = PathOf(folder, host);
            if (!File.Exists(path)) return null;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > LargestFile) return null;
            using var document = JsonDocument.Parse(file);
            var root = document.RootElement;
            var found = DateTimeOffset.Parse(root.GetProperty("found").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            if (root.GetProperty("host").GetString() != host || found > now.AddDays(1) || now - found > Lifetime) return null;
            return new RememberedPolicy(KindOf(root.GetProperty("etags").GetString()), found);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            // Cut short or not ours: it is found out again, and written again.
            return null;
        }
    }

    /// <summary>Remembers what was learned of a host.</summary>
    public void Write(string host, ETagKind kind, DateTimeOffset now)
    {
        if (_folder.Value is not { } folder) return;
        try
        {
            RemoveOld(folder, now);
            using var file = JournalFile.Create(PathOf(folder, host));
            file.SetLength(0);
            using var json = new Utf8JsonWriter(file);
            json.WriteStartObject();
            json.WriteString("host", host);
            json.WriteString("etags", TextOf(kind));
            json.WriteString("found", now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process writes the same, or the disk is full: the next one finds it out again.
        }
    }

    private static string PathOf(string folder, string host) => Path.Combine(folder, ServerFileName.Clean(host, "host") + Ending);

    private static void RemoveOld(string folder, DateTimeOffset now)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Ending))
        {
            if (now - File.GetLastWriteTimeUtc(path) > Lifetime) File.Delete(path);
        }
    }

    private static string TextOf(ETagKind kind) => kind switch
    {
        ETagKind.Md5 => "md5",
        ETagKind.NotMd5 => "not-md5",
        ETagKind.Opaque => "opaque",
        _ => "unknown",
    };

    private static ETagKind KindOf(string? text) => text switch
    {
        "md5" => ETagKind.Md5,
        "not-md5" => ETagKind.NotMd5,
        "opaque" => ETagKind.Opaque,
        _ => ETagKind.Unknown,
    };
}
