using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Storage;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>The calls around an upload: the addresses of its parts, and its completion.</summary>
internal sealed class UploadEndpoints
{
    private readonly Register _register;
    private readonly UploadBook _uploads;
    private readonly LinkSigner _links;

    public UploadEndpoints(SandboxState state)
    {
        _register = state.Register;
        _uploads = state.Uploads;
        _links = state.Links;
    }

    private bool IsOlder => _register.Lab.Generation == Generation.Older;

    public async Task BeginAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var fileName = QueryReader.Required(query, "original_filename");
        QueryReader.Required(query, "num_parts");
        var partCount = QueryReader.WholeNumber(query, "num_parts", least: 1)!.Value;
        CheckStaging(query);
        if (partCount > UploadBook.MostParts)
            throw BadValueException.InQuery("num_parts", "Input should be less than or equal to 10000", "less_than_equal");
        // The older generation takes no body, and does not look whether there is one.
        var body = IsOlder ? null : await BodyReader.ReadOptionalAsync(context);
        var sampleId = body?.OptionalText("physical_sample_id");
        var sampleName = body?.OptionalText("physical_sample_name");
        body?.Check();
        var sample = sampleId is not null ? _register.FindSample(sampleId) : null;
        if (sampleId is not null && sample is null)
        {
            await JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, $"Physical sample {sampleId} not found");
            return;
        }
        sample ??= _register.Samples.FirstOrDefault(known => known.Name == sampleName);
        var upload = _uploads.Begin(fileName, partCount, sample, sampleName);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => WriteParts(writer, upload));
    }

    public async Task CompleteAsync(HttpContext context)
    {
        CheckStaging(context.Request.Query);
        var body = await BodyReader.ReadAsync(context);
        var uploadId = body.Text("upload_id");
        var storedName = body.Text("new_filename");
        var list = body.Pairs("etag_data", "ETag", "PartNumber");
        body.Check();
        if (_uploads.Find(storedName) is not { IsComplete: false } upload || upload.UploadId != uploadId)
            await JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, "NoSuchUpload: the specified upload does not exist");
        else if (_uploads.Complete(upload, list) is { } problem)
            await JsonAnswer.DetailAsync(context, StatusCodes.Status400BadRequest, problem);
        else if (IsOlder)
            context.Response.ContentLength = 0;
        else
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => writer.WriteNullValue());
    }

    private static void CheckStaging(IQueryCollection query)
    {
        QueryReader.Required(query, "staging_type");
        QueryReader.OneOf(query, "staging_type", ["core", "stream"]);
    }

    private void WriteParts(Utf8JsonWriter writer, Upload upload)
    {
        writer.WriteStartArray();
        // The order is not promised: it begins in the middle.
        var first = upload.PartCount / 2;
        for (var place = 0; place < upload.PartCount; place++)
            WritePart(writer, upload, ((first + place) % upload.PartCount) + 1);
        writer.WriteEndArray();
    }

    private void WritePart(Utf8JsonWriter writer, Upload upload, int number)
    {
        var part = number.ToString(CultureInfo.InvariantCulture);
        KeyValuePair<string, string>[] parameters = upload.UploadId is null ? [] : [new("partNumber", part), new("uploadId", upload.UploadId)];
        writer.WriteStartObject();
        // The older generation wrote numbers as text.
        if (IsOlder)
            writer.WriteString("part", part);
        else
            writer.WriteNumber("part", number);
        writer.WriteString("url", _links.Sign(HttpMethods.Put, "/staged/" + upload.StoredName, parameters));
        writer.WriteString("upload_id", upload.UploadId);
        writer.WriteString("new_filename", upload.StoredName);
        if (!IsOlder)
            writer.WriteString("data_id", upload.DataId);
        writer.WriteEndObject();
    }
}
