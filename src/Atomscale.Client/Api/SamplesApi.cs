using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Http.Api;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Physical samples and projects, to read.</summary>
public sealed class SamplesApi
{
    private readonly ApiSender _sender;

    internal SamplesApi(ApiSender sender) => _sender = sender;

    /// <summary>All physical samples that the key may see.</summary>
    public Task<IReadOnlyList<PhysicalSample>> ListAsync(CancellationToken cancellationToken) =>
        _sender.ListAsync(ApiRequest.Get("physical_samples/"), ReadSample, cancellationToken);

    /// <summary>One physical sample.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is none of that id.</exception>
    public async Task<PhysicalSample> GetAsync(string physicalSampleId, CancellationToken cancellationToken)
    {
        var found = await _sender.FindAsync(
            ApiRequest.Get("physical_samples/", new QueryText().Add("physical_sample_id", physicalSampleId)), ReadSample, cancellationToken).ConfigureAwait(false);
        // A server that does not know the parameter answers with all samples.
        return found.FirstOrDefault(sample => DataTypes.Is(sample.PhysicalSampleId, physicalSampleId))
            ?? throw new AtomscaleException(AtomscaleErrorKind.NotFound, $"There is no physical sample {physicalSampleId}.", "Get-AtomscalePhysicalSample lists those that there are.");
    }

    /// <summary>All projects that the key may see.</summary>
    public Task<IReadOnlyList<Project>> ListProjectsAsync(CancellationToken cancellationToken) =>
        _sender.ListAsync(ApiRequest.Get("projects/"), ReadProject, cancellationToken);

    /// <summary>One project.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is none of that id.</exception>
    public async Task<Project> GetProjectAsync(string projectId, CancellationToken cancellationToken)
    {
        var projects = await ListProjectsAsync(cancellationToken).ConfigureAwait(false);
        return projects.FirstOrDefault(project => DataTypes.Is(project.ProjectId, projectId))
            ?? throw new AtomscaleException(AtomscaleErrorKind.NotFound, $"There is no project {projectId}.", "Get-AtomscaleProject lists those that there are.");
    }

    /// <summary>The physical samples of a project.</summary>
    public async Task<IReadOnlyList<PhysicalSample>> ListOfProjectAsync(string projectId, CancellationToken cancellationToken)
    {
        var samples = await _sender.FindAsync(
            ApiRequest.Get($"projects/{PathSegment.Of(projectId)}/physical_samples"), ReadSampleOrNothing, cancellationToken).ConfigureAwait(false);
        return samples.OfType<PhysicalSample>().ToArray();
    }

    // Those without an id are skipped, by the contract.
    private static PhysicalSample? ReadSampleOrNothing(JsonFields fields) => fields.Find("id") is null ? null : ReadSample(fields);

    private static PhysicalSample ReadSample(JsonFields fields)
    {
        var notes = fields.Child("detail_notes");
        return new PhysicalSample(
            fields.RequiredText("id"),
            fields.Text("name"),
            CatalogueReader.Projects(fields),
            TargetMaterial(fields.Child("target_material")),
            fields.Bag("physical_sample_metadata"),
            notes?.Text("content"),
            notes?.Instant("last_updated"),
            NameOf(fields, "growth_instrument"),
            fields.Whole("num_data_items"),
            fields.Instant("created_datetime"),
            fields.Instant("last_updated"),
            fields.Text("owner_name"),
            fields.Rest());
    }

    private static Project ReadProject(JsonFields fields)
    {
        var note = fields.Child("detail_note");
        return new Project(
            fields.RequiredText("id"),
            fields.Text("name"),
            fields.Whole("physical_sample_count"),
            note?.Text("content"),
            note?.Instant("last_updated"),
            fields.Instant("last_updated"),
            fields.Text("owner_name"),
            fields.Rest());
    }

    // The reference's table shows these two of the object.
    private static PropertyBag? TargetMaterial(JsonFields? material) => material is null
        ? null
        : new PropertyBag(from name in new[] { "substrate", "sample_name" } let value = material.Find(name) where value is not null select new KeyValuePair<string, object?>(name, JsonValues.Value(value.Value)));

    // Text, or an object with a name.
    private static string? NameOf(JsonFields fields, string name) => fields.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } => fields.Child(name)!.Text("source_name") ?? fields.Child(name)!.Text("name"),
        _ => fields.Text(name),
    };
}
