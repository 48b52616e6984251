using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Pictures;
using Atomscale.Sandbox.Randomness;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>An address that answers with a part of the analysis of one RHEED picture, an image or a snapshot.</summary>
internal sealed class PictureEndpoint
{
    private readonly Laboratory _lab;
    private readonly PictureFinder _pictures;
    private readonly string _part;
    private readonly Func<Picture, bool> _has;
    private readonly Action<Utf8JsonWriter, Picture, RheedFrame, Draw> _write;

    public PictureEndpoint(
        SandboxState state,
        string part,
        Func<Picture, bool> has,
        Action<Utf8JsonWriter, Picture, RheedFrame, Draw> write)
    {
        _lab = state.Register.Lab;
        _pictures = state.Pictures;
        _part = part;
        _has = has;
        _write = write;
    }

    public Task AnswerAsync(HttpContext context)
    {
        var id = Convert.ToString(context.Request.RouteValues["id"], CultureInfo.InvariantCulture) ?? "";
        if (_pictures.Find(id) is not { } picture || !_has(picture))
            return JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, $"No {_part} found for data entry {id}");
        var draw = _lab.Draw(_part, ((long)picture.Entry.Index * 16) + (picture.Number + 1 ?? 0));
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => _write(writer, picture, _pictures.Draw(picture), draw));
    }
}
