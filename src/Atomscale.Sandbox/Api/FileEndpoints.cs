using System;
using System.Globalization;
using System.Threading.Tasks;
using Atomscale.Sandbox.Pictures;
using Atomscale.Sandbox.Storage;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>The calls that answer with the presigned address of a file.</summary>
internal sealed class FileEndpoints
{
    private readonly PictureFinder _pictures;
    private readonly LinkSigner _links;

    public FileEndpoints(SandboxState state)
    {
        _pictures = state.Pictures;
        _links = state.Links;
    }

    public Task ProcessedAsync(HttpContext context)
    {
        QueryReader.Required(context.Request.Query, "return_as");
        QueryReader.OneOf(context.Request.Query, "return_as", ["url-download"]);
        var id = Convert.ToString(context.Request.RouteValues["id"], CultureInfo.InvariantCulture) ?? "";
        return _pictures.Find(id) is { HasFile: true } picture
            ? LinkAsync(context, ObjectFinder.Processed, picture.Id, picture.Entry.Rank % 3 == 1 ? null : picture.FileName, "png")
            : JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, $"No processed data found for data entry {id}");
    }

    private Task LinkAsync(HttpContext context, string kind, string id, string? fileName, string format)
    {
        var url = _links.Sign(HttpMethods.Get, $"/{kind}/{id}.{format}");
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("url", url);
            writer.WriteString("file_name", fileName);
            writer.WriteString("file_format", format);
            writer.WriteEndObject();
        });
    }
}
