using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Pictures;
using Atomscale.Sandbox.Storage;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>The calls that answer with the presigned address of a file.</summary>
internal sealed class FileEndpoints
{
    private readonly Register _register;
    private readonly PictureFinder _pictures;
    private readonly LinkSigner _links;

    public FileEndpoints(SandboxState state)
    {
        _register = state.Register;
        _pictures = state.Pictures;
        _links = state.Links;
    }

    public Task ProcessedAsync(HttpContext context)
    {
        var id = IdOf(context);
        if (_pictures.Find(id) is { HasFile: true } picture)
            return LinkAsync(context, ObjectFinder.Processed, id, picture.Entry.Rank % 3 == 1 ? null : picture.FileName, "png");
        var entry = _register.Find(id);
        if (entry is null || entry.Status != Statuses.Success)
            return NoneAsync(context, id, "processed");
        if (!EntryFiles.HasProcessedVideo(entry))
            return NeverAsync(context, entry);
        var name = Path.GetFileNameWithoutExtension(entry.FileName) + "_processed.mp4";
        // The older generation says neither name nor format.
        return LinkAsync(context, ObjectFinder.Processed, id, entry.Rank % 3 == 1 ? null : name, entry.IsOlder ? null : "mp4");
    }

    public Task RawAsync(HttpContext context)
    {
        var id = IdOf(context);
        var entry = _register.Find(id);
        if (entry?.Status == Statuses.None)
            return JsonAnswer.DetailAsync(context, StatusCodes.Status410Gone, $"The raw data of entry {id} have been archived");
        if (entry is null || !EntryFiles.HasRaw(entry))
            return NoneAsync(context, id, "raw");
        return LinkAsync(context, ObjectFinder.Raw, id, entry.Rank % 3 == 1 ? null : entry.FileName, entry.FileType);
    }

    private static string IdOf(HttpContext context)
    {
        QueryReader.Required(context.Request.Query, "return_as");
        QueryReader.OneOf(context.Request.Query, "return_as", ["url-download"]);
        return Convert.ToString(context.Request.RouteValues["id"], CultureInfo.InvariantCulture) ?? "";
    }

    private static Task NoneAsync(HttpContext context, string id, string kind)
        => JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, $"No {kind} data found for data entry {id}");

    /// <summary>The many ways in which the service says that a type has no processed file.</summary>
    private static Task NeverAsync(HttpContext context, Entry entry) => entry.DataType switch
    {
        DataTypes.Xrd or DataTypes.Recipe
            => JsonAnswer.DetailAsync(context, StatusCodes.Status400BadRequest, $"Data of type {entry.DataType} cannot be downloaded"),
        DataTypes.None => JsonAnswer.DetailAsync(context, StatusCodes.Status410Gone, "These data are gone"),
        DataTypes.Raman => throw BadValueException.InQuery("return_as", "Not available for this type of data", "value_error"),
        DataTypes.Pl => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => writer.WriteNullValue()),
        DataTypes.Ellipsometry => WriteAsync(context, null, null, null),
        _ => NoneAsync(context, entry.Id, "processed"),
    };

    private Task LinkAsync(HttpContext context, string kind, string id, string? fileName, string? format)
        => WriteAsync(context, _links.Sign(HttpMethods.Get, $"/{kind}/{id}.{format ?? "mp4"}"), fileName, format);

    private static Task WriteAsync(HttpContext context, string? url, string? fileName, string? format)
        => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("url", url);
            writer.WriteString("file_name", fileName);
            writer.WriteString("file_format", format);
            writer.WriteEndObject();
        });
}
