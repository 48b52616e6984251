using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Finds, by id or by name, the sample and the project that files are sent for; creates a sample when that is asked for.</summary>
public sealed class UploadTargets
{
    private readonly ApiSender _sender;

    internal UploadTargets(ApiSender sender) => _sender = sender;

    /// <summary>The id of a project.</summary>
    /// <param name="project">The project's id or name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AtomscaleException">BadInput, NotFound, or the service's own.</exception>
    public async Task<string> FindProjectAsync(string project, CancellationToken cancellationToken)
    {
        var text = Trimmed(project, "-Project");
        return (await FindAsync("projects/", "project", text, cancellationToken).ConfigureAwait(false) ?? throw Unknown("project", text, "Get-AtomscaleProject lists the projects.")).Id;
    }

    /// <summary>Finds a physical sample.</summary>
    /// <param name="sample">The sample's id or name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The sample; null when there is none.</returns>
    /// <exception cref="AtomscaleException">BadInput, or the service's own.</exception>
    public async Task<UploadSample?> FindSampleAsync(string sample, CancellationToken cancellationToken) =>
        await FindAsync("physical_samples/", "physical sample", Trimmed(sample, "-PhysicalSample"), cancellationToken).ConfigureAwait(false) is { } found ? new UploadSample(found.Id, found.Name, null) : null;

    /// <summary>The error of a physical sample that is not there.</summary>
    public static AtomscaleException UnknownSample(string sample) =>
        Unknown("physical sample", sample.Trim(), "Get-AtomscalePhysicalSample lists the samples; -CreateSample creates one of that name.");

    /// <summary>Creates a physical sample.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AtomscaleException">BadInput: an id that no sample has is not a name. Or the service's own.</exception>
    public async Task<UploadSample> CreateSampleAsync(string name, CancellationToken cancellationToken)
    {
        var text = Trimmed(name, "-PhysicalSample");
        return Guid.TryParse(text, out _) ? throw UnknownSample(text) : new UploadSample(await CreateAsync(text, cancellationToken).ConfigureAwait(false), text, null);
    }

    /// <summary>Puts a physical sample on a project.</summary>
    public async Task<UploadSample> PutOnProjectAsync(UploadSample sample, string projectId, CancellationToken cancellationToken)
    {
        await TrackAsync(projectId, sample.Id, cancellationToken).ConfigureAwait(false);
        return new UploadSample(sample.Id, sample.Name, projectId);
    }

    private static string Trimmed(string text, string parameter) => text.Trim() is { Length: > 0 } trimmed
        ? trimmed
        : throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"{parameter} is empty.", "Give an id or a name, or leave it out.");

    private static AtomscaleException Unknown(string what, string text, string action) =>
        new(AtomscaleErrorKind.NotFound, $"There is no {what} with the id or name '{text}'. Nothing was sent.", action);

    private async Task<Named?> FindAsync(string path, string what, string text, CancellationToken cancellationToken)
    {
        var all = await _sender.ListAsync(ApiRequest.Get(path), static fields => new Named(fields.EssentialText("id"), fields.Text("name")), cancellationToken).ConfigureAwait(false);
        if (all.FirstOrDefault(item => Is(item.Id, text)) is { } byId) return byId;
        var byName = all.Where(item => item.Id.Length > 0 && Is(item.Name?.Trim(), text)).ToArray();
        return byName.Length < 2 ? byName.FirstOrDefault() : throw new AtomscaleException(
            AtomscaleErrorKind.BadInput, $"{byName.Length} of the {what}s are named '{text}': {string.Join(", ", byName.Select(item => item.Id))}. Nothing was sent.", "Give the id of the one that is meant.");
    }

    private Task<string> CreateAsync(string name, CancellationToken cancellationToken) => _sender.GetJsonAsync(
        ApiRequest.Create("physical_samples/", FilesApi.Json(json => json.WriteString("name", name))),
        answer => answer.ValueKind == JsonValueKind.Object ? new JsonFields(answer, "", _sender.UnexpectedFields).RequiredText("id") : throw new PayloadException("id", "is missing"),
        cancellationToken);

    private Task TrackAsync(string projectId, string sampleId, CancellationToken cancellationToken) => _sender.SendAsync(
        ApiRequest.Post($"projects/{PathSegment.Of(projectId)}/configuration/tracking_samples", null, FilesApi.Json(json =>
        {
            json.WriteString("physical_sample_id", sampleId);
            json.WriteBoolean("set_active", true);
        })),
        static (_, _) => Task.FromResult(true),
        cancellationToken);

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private sealed class Named(string? id, string? name)
    {
        public string Id { get; } = id ?? "";

        public string? Name { get; } = name;
    }
}
