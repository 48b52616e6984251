using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Finds, by id or by name, the sample and the project that files are sent for; a sample that is not there is made.</summary>
public sealed class UploadTargets
{
    private readonly ApiSender _sender;

    internal UploadTargets(ApiSender sender) => _sender = sender;

    /// <summary>Finds the sample, or makes it, and puts it on the project.</summary>
    /// <param name="sample">The sample's id or name.</param>
    /// <param name="project">The project's id or name; null for none.</param>
    /// <param name="existingOnly">Whether an unknown sample is an error rather than made.</param>
    /// <param name="warn">Is told of a sample that was made.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AtomscaleException">BadInput, NotFound, or the service's own.</exception>
    public async Task<UploadSample> ResolveAsync(string sample, string? project, bool existingOnly, Func<string, Task> warn, CancellationToken cancellationToken)
    {
        var wanted = Trimmed(sample, "-PhysicalSample");
        var projectText = project is null ? null : Trimmed(project, "-Project");
        // The project first: a sample is not made for a project that is not there.
        var projectId = projectText is null ? null : (await FindAsync("projects/", "project", projectText, cancellationToken).ConfigureAwait(false)
            ?? throw Unknown("project", projectText, "Get-AtomscaleProject lists the projects.")).Id;
        var found = await FindAsync("physical_samples/", "physical sample", wanted, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            if (existingOnly || Guid.TryParse(wanted, out _)) throw Unknown("physical sample", wanted, "Get-AtomscalePhysicalSample lists the samples; a name that is not there is made, unless -ExistingSampleOnly is given.");
            found = new Named(await CreateAsync(wanted, cancellationToken).ConfigureAwait(false), wanted);
            await warn($"There was no physical sample '{wanted}': it was made, with the id {found.Id}.").ConfigureAwait(false);
        }

        if (projectId is not null) await TrackAsync(projectId, found.Id, cancellationToken).ConfigureAwait(false);
        return new UploadSample(found.Id, found.Name, projectId);
    }

    private static string Trimmed(string text, string parameter) => text.Trim() is { Length: > 0 } trimmed
        ? trimmed
        : throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"{parameter} is empty.", "Give an id or a name, or leave it out.");

    private static AtomscaleException Unknown(string what, string text, string action) =>
        new(AtomscaleErrorKind.NotFound, $"There is no {what} with the id or name '{text}'. Nothing was sent.", action);

    private async Task<Named?> FindAsync(string path, string what, string text, CancellationToken cancellationToken)
    {
        var all = await _sender.ListAsync(ApiRequest.Get(path), static fields => new Named(fields.Text("id"), fields.Text("name")), cancellationToken).ConfigureAwait(false);
        if (all.FirstOrDefault(item => Is(item.Id, text)) is { } byId) return byId;
        var byName = all.Where(item => item.Id.Length > 0 && Is(item.Name?.Trim(), text)).ToArray();
        return byName.Length < 2 ? byName.FirstOrDefault() : throw new AtomscaleException(
            AtomscaleErrorKind.BadInput, $"{byName.Length} of the {what}s are named '{text}': {string.Join(", ", byName.Select(item => item.Id))}. Nothing was sent.", "Give the id of the one that is meant.");
    }

    private Task<string> CreateAsync(string name, CancellationToken cancellationToken) => _sender.GetJsonAsync(
        ApiRequest.Create("physical_samples/", FilesApi.Json(json => json.WriteString("name", name))),
        static answer => answer.ValueKind == JsonValueKind.Object ? new JsonFields(answer, "").RequiredText("id") : throw new PayloadException("id", "is missing"),
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
