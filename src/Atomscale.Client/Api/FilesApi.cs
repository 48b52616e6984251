using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Json;
using Atomscale.Client.Transfer;

namespace Atomscale.Client.Api;

/// <summary>The service's side of files: links to send parts to and to fetch files from, and the word that an upload is complete.</summary>
public sealed class FilesApi
{
    private const string UploadPath = "data_entries/raw_data/staged/upload_urls/";
    private const string CompletePath = UploadPath + "complete/";
    private const string Staging = "core";

    private readonly ApiSender _sender;

    internal FilesApi(ApiSender sender) => _sender = sender;

    /// <summary>Begins an upload: one link a part.</summary>
    internal Task<UploadTicket> BeginAsync(string fileName, int parts, UploadSample? sample, CancellationToken cancellationToken)
    {
        var query = new QueryText().Add("original_filename", fileName).Add("num_parts", parts).Add("staging_type", Staging);
        return _sender.GetJsonAsync(
            ApiRequest.Post(UploadPath, query, sample is null ? null : Json(json =>
            {
                json.WriteString("physical_sample_id", sample.Id);
                json.WriteString("physical_sample_name", sample.Name);
            })),
            answer => ReadTicket(answer, fileName, parts, _sender.UnexpectedFields),
            cancellationToken);
    }

    /// <summary>Puts the parts of an upload together.</summary>
    /// <exception cref="AtomscaleException">Its status is 404 when the service does not know the upload, or knows it no longer.</exception>
    internal Task CompleteAsync(string uploadId, string newFileName, IEnumerable<CompletedPart> parts, CancellationToken cancellationToken)
    {
        var body = Json(json =>
        {
            json.WriteString("upload_id", uploadId);
            json.WriteString("new_filename", newFileName);
            json.WriteStartArray("etag_data");
            foreach (var part in parts.OrderBy(part => part.Number))
            {
                json.WriteStartObject();
                json.WriteString("ETag", part.Etag);
                json.WriteNumber("PartNumber", part.Number);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return _sender.SendAsync(ApiRequest.Post(CompletePath, new QueryText().Add("staging_type", Staging), body), RefuseErrorAsync, cancellationToken);
    }

    /// <summary>Where a file of an entry is.</summary>
    /// <exception cref="AtomscaleException">NotFound: the entry has no such file; names the other kind.</exception>
    internal async Task<DownloadLink> LinkAsync(string dataId, FileKind kind, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Get(
            $"data_entries/{(kind == FileKind.Raw ? "raw_data" : "processed_data")}/{PathSegment.Of(dataId)}", new QueryText().Add("return_as", "url-download"));
        try
        {
            return await _sender.GetJsonAsync(request, ReadLink, cancellationToken).ConfigureAwait(false) ?? throw Missing(dataId, kind, null);
        }
        catch (AtomscaleException error) when (error.StatusCode is 404 or 400 or 410 or 422)
        {
            throw Missing(dataId, kind, error);
        }
    }

    private static AtomscaleException Missing(string dataId, FileKind kind, AtomscaleException? error)
    {
        var other = kind == FileKind.Raw ? FileKind.Processed : FileKind.Raw;
        return new AtomscaleException(
            AtomscaleErrorKind.NotFound, $"Entry {dataId} has no {(kind == FileKind.Raw ? "raw" : "processed")} file{(error?.ServerMessage is { } said ? $" ({said})" : "")}.",
            $"Try -Kind {other}. A processed file is there when the entry's analysis is done (Search-AtomscaleCatalogue -DataId {dataId} shows its status).",
            error?.StatusCode, "GET", error?.Address, error?.ServerMessage, error?.RequestId, error?.Attempts ?? 1, error);
    }

    private DownloadLink? ReadLink(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Undefined) return null;
        var fields = new JsonFields(answer, "", _sender.UnexpectedFields);
        return fields.EssentialText("url") is { Length: > 0 } url ? new DownloadLink(url, fields.Text("file_name"), fields.Text("file_format")) : null;
    }

    private static UploadTicket ReadTicket(JsonElement answer, string fileName, int parts, UnexpectedFields unexpectedFields)
    {
        if (answer.ValueKind != JsonValueKind.Array) throw new PayloadException("", "should be an array of links, one a part");
        var links = new string?[parts];
        JsonFields? first = null;
        foreach (var (element, index) in answer.EnumerateArray().Select((element, index) => (element, index)))
        {
            var fields = new JsonFields(element, $"[{index}]", unexpectedFields);
            first ??= fields;
            var number = PartNumber(fields);
            if (number < 1 || number > parts || links[number - 1] is not null) throw new PayloadException(fields.PathOf("part"), $"is {number}: not one of {parts} parts, or there twice");
            links[number - 1] = fields.RequiredText("url");
        }

        if (Array.IndexOf(links, null) is var missing and >= 0) throw new PayloadException("", $"has no link for part {missing + 1} of {parts}");
        return new UploadTicket(first!.EssentialText("upload_id") is { Length: > 0 } id ? id : null, first.EssentialText("new_filename") ?? fileName, first.EssentialText("data_id"), links!);
    }

    private static int PartNumber(JsonFields fields) => fields.Find("part") switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        { ValueKind: JsonValueKind.String } value when int.TryParse(value.GetString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new PayloadException(fields.PathOf("part"), "should be a part's number"),
    };

    // Any 2xx will do, with or without a body; but a storage error that is handed through with status 200 is none.
    private static async Task<bool> RefuseErrorAsync(Stream body, CancellationToken cancellationToken)
    {
        const int Enough = 4_096;
        var buffer = new byte[Enough];
        var count = 0;
        int read;
        while (count < Enough && (read = await body.ReadAsync(buffer, count, Enough - count, cancellationToken).ConfigureAwait(false)) > 0) count += read;
        var text = Encoding.UTF8.GetString(buffer, 0, count);
        return StorageErrors.IsError(text) ? throw new PayloadException("", $"is an error of the storage ({StorageErrors.Message(text)})") : true;
    }

    internal static string Json(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
