using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.Sandbox.Lab;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>Physical samples, projects and growth instruments.</summary>
internal sealed class SampleEndpoints
{
    private readonly Register _register;

    public SampleEndpoints(Register register) => _register = register;

    public Task SamplesAsync(HttpContext context)
    {
        if (QueryReader.Text(context.Request.Query, "physical_sample_id") is not { } id)
            return ListAsync(context, _register.Samples, WriteSample);
        var sample = _register.FindSample(id);
        return sample is null
            ? JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, $"Physical sample {id} not found")
            : JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => WriteSample(writer, sample));
    }

    public Task ProjectsAsync(HttpContext context) => ListAsync(context, _register.Projects, WriteProject);

    public Task ProjectSamplesAsync(HttpContext context)
    {
        var id = Convert.ToString(context.Request.RouteValues["id"], CultureInfo.InvariantCulture) ?? "";
        var project = _register.FindProject(id);
        return project is null
            ? JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, $"Project {id} not found")
            : ListAsync(context, SamplesOf(project), WriteSample);
    }

    public Task InstrumentsAsync(HttpContext context) => ListAsync(context, _register.Instruments, WriteInstrument);

    public void WriteSample(Utf8JsonWriter writer, PhysicalSample sample)
    {
        writer.WriteStartObject();
        writer.WriteString("id", sample.Id);
        writer.WriteString("name", sample.Name);
        EntryJson.WriteProjects(writer, sample);
        WriteMaterial(writer, sample);
        WriteNote(writer, "detail_notes", sample.Note, sample.Updated);
        writer.WriteValue("growth_instrument", sample.Number == 11 ? null : sample.Instrument?.Name);
        writer.WriteNumber("num_data_items", _register.ItemCount(sample));
        writer.WriteString("created_datetime", TimeText.Of(sample.Created, TimeStyle.Offset));
        writer.WriteString("last_updated", TimeText.Of(sample.Updated, TimeStyle.Bare));
        writer.WriteString("owner_name", sample.Owner);
        writer.WriteEndObject();
    }

    private static Task ListAsync<T>(HttpContext context, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
        => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartArray();
            foreach (var item in items)
                write(writer, item);
            writer.WriteEndArray();
        });

    private IEnumerable<PhysicalSample> SamplesOf(Project project) => _register.Samples.Where(sample => sample.Projects.Contains(project));

    /// <summary>Of a sample that a client has created nothing is known but its name.</summary>
    private static void WriteMaterial(Utf8JsonWriter writer, PhysicalSample sample)
    {
        writer.WriteValue("target_material", sample.Material is not { } material ? null : new Dictionary<string, object?>
        {
            ["substrate"] = material.Substrate,
            ["sample_name"] = material.Formula,
            ["lattice_spacing_angstrom"] = material.LatticeSpacing,
        });
        writer.WriteValue("physical_sample_metadata", sample.Material is null ? [] : new Dictionary<string, object?>
        {
            ["wafer"] = sample.Number % 2 == 0 ? "2 inch" : "10x10 mm",
            ["offcut_deg"] = sample.Number % 3 == 0 ? null : 0.1,
        });
    }

    private void WriteProject(Utf8JsonWriter writer, Project project)
    {
        writer.WriteStartObject();
        writer.WriteString("id", project.Id);
        writer.WriteString("name", project.Name);
        writer.WriteNumber("physical_sample_count", SamplesOf(project).Count());
        WriteNote(writer, "detail_note", project.Note, project.Updated);
        writer.WriteString("last_updated", TimeText.Of(project.Updated, TimeStyle.Offset));
        writer.WriteString("owner_name", project.Owner);
        writer.WriteEndObject();
    }

    private static void WriteInstrument(Utf8JsonWriter writer, GrowthInstrument instrument)
    {
        writer.WriteStartObject();
        writer.WriteNumber("synth_source_id", instrument.Id);
        writer.WriteString("source_name", instrument.Name);
        writer.WriteString("synth_source_type", instrument.Type);
        writer.WriteString("source_manufacturer", instrument.Manufacturer);
        writer.WriteString("source_model", instrument.Model);
        writer.WriteString("serial_id", instrument.SerialId);
        writer.WriteEndObject();
    }

    private static void WriteNote(Utf8JsonWriter writer, string name, string? note, DateTimeOffset updated)
    {
        if (note is null)
        {
            writer.WriteNull(name);
            return;
        }
        writer.WriteStartObject(name);
        writer.WriteString("content", note);
        writer.WriteString("last_updated", TimeText.Of(updated, TimeStyle.Offset));
        writer.WriteEndObject();
    }
}
