using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.Sandbox.Api;
using Atomscale.Sandbox.Storage;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Control;

/// <summary>What the storage holds, for tests that compare it with what was sent or fetched.</summary>
internal sealed class FileReports
{
    private readonly UploadBook _uploads;
    private readonly ObjectFinder _objects;

    public FileReports(SandboxState state)
    {
        _uploads = state.Uploads;
        _objects = state.Objects;
    }

    /// <summary>The files that have been uploaded. <c>sha256=false</c> leaves the hashes out, which take a second a GiB.</summary>
    public async Task FilesAsync(HttpContext context)
    {
        var wantsHash = QueryReader.Flag(context.Request.Query, "sha256", fallback: true);
        var files = new List<(Upload Upload, long Length, string? Hash)>();
        foreach (var upload in _uploads.All)
        {
            if (upload.IsComplete && _objects.Find(ObjectFinder.Raw, upload.DataId) is { } stored)
                files.Add((upload, stored.Length, wantsHash ? await Sha256Async(stored, context) : null));
        }
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartArray();
            foreach (var (upload, length, hash) in files)
                WriteFile(writer, upload, length, hash);
            writer.WriteEndArray();
        });
    }

    /// <summary>The uploads that have begun and are not complete.</summary>
    public Task UploadsAsync(HttpContext context) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartArray();
        foreach (var upload in _uploads.All)
        {
            if (!upload.IsComplete)
                WriteFile(writer, upload, null, null);
        }
        writer.WriteEndArray();
    });

    /// <summary>What a download of a kind and an id should be.</summary>
    public async Task DownloadAsync(HttpContext context)
    {
        var kind = Convert.ToString(context.Request.RouteValues["kind"], CultureInfo.InvariantCulture) ?? "";
        var id = Convert.ToString(context.Request.RouteValues["id"], CultureInfo.InvariantCulture) ?? "";
        if (_objects.Find(kind, id) is not { } stored)
        {
            await JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, $"There is no {kind} file of {id}.");
            return;
        }
        var hash = await Sha256Async(stored, context);
        var etag = await stored.GetETagAsync();
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("length", stored.Length);
            writer.WriteString("sha256", hash);
            writer.WriteString("etag", etag);
            writer.WriteEndObject();
        });
    }

    private static async Task<string> Sha256Async(StoredObject stored, HttpContext context)
        => Convert.ToHexStringLower(await HashingStream.HashAsync(stored, HashAlgorithmName.SHA256, context.RequestAborted));

    private static void WriteFile(Utf8JsonWriter writer, Upload upload, long? length, string? hash)
    {
        writer.WriteStartObject();
        writer.WriteString("data_id", upload.DataId);
        writer.WriteString("upload_id", upload.UploadId);
        writer.WriteString("file_name", upload.FileName);
        writer.WriteValue("length", length);
        writer.WriteString("sha256", hash);
        writer.WriteNumber("part_count", upload.PartCount);
        writer.WriteStartArray("parts");
        foreach (var (number, part) in upload.Parts)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", number);
            writer.WriteNumber("length", part.Length);
            writer.WriteString("etag", part.ETag);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
