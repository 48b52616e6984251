using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Atomscale.Client.Api;
using Atomscale.Client.Json;

namespace Atomscale.Client.Transfer;

/// <summary>What stands beside a partial file and says of what it is a part.</summary>
internal sealed class PartialDownloadState(string dataId, string kind, string? etag, long? length)
{
    public string DataId { get; } = dataId;

    public string Kind { get; } = kind;

    public string? Etag { get; } = etag;

    /// <summary>The whole file's length, where the storage said it.</summary>
    public long? Length { get; } = length;

    /// <summary>The note at a path; null when there is none that can be read.</summary>
    public static PartialDownloadState? Read(string path)
    {
        try
        {
            if (!File.Exists(path)) return null;
            using var document = JsonBody.ParseText(File.ReadAllText(path, Encoding.UTF8));
            var fields = new JsonFields(document.RootElement, "", UnexpectedFields.None);
            return new PartialDownloadState(fields.RequiredText("data_id"), fields.RequiredText("kind"), fields.EssentialText("etag"), fields.Find("length") is null ? null : fields.RequiredWhole("length"));
        }
        catch (Exception error) when (error is JsonException or PayloadException or IOException or UnauthorizedAccessException)
        {
            // Cut short, or not ours: what stands beside it is not gone on with.
            return null;
        }
    }

    public void Write(string path) => File.WriteAllText(path, FilesApi.Json(json =>
    {
        json.WriteString("data_id", DataId);
        json.WriteString("kind", Kind);
        json.WriteString("etag", Etag);
        if (Length is { } length) json.WriteNumber("length", length);
    }));
}
