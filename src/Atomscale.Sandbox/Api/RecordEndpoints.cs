using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Atomscale.Sandbox.Lab;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>The calls that write records: samples, the samples that a project follows, growth instruments.</summary>
internal sealed class RecordEndpoints
{
    private static readonly string[] _instrumentTypes = ["mbe", "cvd", "pvd", "sputter", "ald", "pld"];

    private readonly Register _register;
    private readonly SampleEndpoints _samples;

    public RecordEndpoints(Register register, SampleEndpoints samples)
    {
        _register = register;
        _samples = samples;
    }

    public async Task AddSampleAsync(HttpContext context)
    {
        var body = await BodyReader.ReadAsync(context);
        var name = body.Text("name");
        body.Check();
        var sample = _register.AddSample(name);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status201Created, writer => _samples.WriteSample(writer, sample));
    }

    public async Task TrackSampleAsync(HttpContext context)
    {
        var body = await BodyReader.ReadAsync(context);
        var sampleId = body.Text("physical_sample_id");
        body.OptionalFlag("set_active", fallback: true);
        body.Check();
        var projectId = Convert.ToString(context.Request.RouteValues["id"], CultureInfo.InvariantCulture) ?? "";
        if (_register.FindProject(projectId) is not { } project)
        {
            await NotFoundAsync(context, $"Project {projectId} not found");
            return;
        }
        if (_register.FindSample(sampleId) is not { } sample)
        {
            await NotFoundAsync(context, $"Physical sample {sampleId} not found");
            return;
        }
        _register.Track(project, sample);
        await JsonAnswer.EmptyAsync(context);
    }

    public async Task AddInstrumentAsync(HttpContext context)
    {
        var body = await BodyReader.ReadAsync(context);
        var label = body.Text("label");
        var name = body.Text("name");
        var type = body.OneOf("type", _instrumentTypes);
        var serialId = body.OptionalText("serial_id");
        body.Check();
        var instrument = _register.AddInstrument(label, name, type, serialId);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("synth_source_id", instrument.Id);
            writer.WriteEndObject();
        });
    }

    public Task RemoveInstrumentsAsync(HttpContext context)
    {
        const string Ids = "synthesis_instrument_ids";
        QueryReader.Required(context.Request.Query, Ids);
        IReadOnlyList<int> ids = [.. QueryReader.List(context.Request.Query, Ids)!.Select(id => QueryReader.WholeNumber(Ids, id))];
        return _register.RemoveInstruments(ids) is { } unknown
            ? NotFoundAsync(context, string.Create(CultureInfo.InvariantCulture, $"Synthesis instrument {unknown} not found"))
            : JsonAnswer.EmptyAsync(context);
    }

    private static Task NotFoundAsync(HttpContext context, string detail)
        => JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, detail);
}
