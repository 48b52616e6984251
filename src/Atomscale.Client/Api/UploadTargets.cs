using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http.Api;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Finds, by id or by name, the sample and the project that files are sent for; creates a sample when that is asked for.</summary>
public sealed class UploadTargets
{
    private readonly ApiSender _sender;
    private readonly RecordLookup _lookup;

    internal UploadTargets(ApiSender sender, RecordLookup lookup)
    {
        _sender = sender;
        _lookup = lookup;
    }

    /// <summary>The id of a project.</summary>
    /// <param name="project">The project's id or name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AtomscaleException">BadInput, NotFound, or the service's own.</exception>
    public async Task<string> FindProjectAsync(string project, CancellationToken cancellationToken) =>
        (await BeforeSendingAsync(_lookup.FindProjectAsync(Trimmed(project, "-Project"), cancellationToken)).ConfigureAwait(false)).ProjectId;

    /// <summary>Finds a physical sample.</summary>
    /// <param name="sample">The sample's id or name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The sample; null when there is none.</returns>
    /// <exception cref="AtomscaleException">BadInput, or the service's own.</exception>
    public async Task<UploadSample?> FindSampleAsync(string sample, CancellationToken cancellationToken) =>
        await BeforeSendingAsync(_lookup.TryFindSampleAsync(Trimmed(sample, "-PhysicalSample"), cancellationToken)).ConfigureAwait(false) is { } found
            ? new UploadSample(found.PhysicalSampleId, found.PhysicalSampleName, null)
            : null;

    /// <summary>The error of a physical sample that is not there.</summary>
    public static AtomscaleException UnknownSample(string sample) =>
        new(AtomscaleErrorKind.NotFound, $"There is no physical sample with the id or name '{sample.Trim()}'. Nothing was sent.", "Get-AtomscalePhysicalSample lists the samples; -CreateSample creates one of that name.");

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

    // What names no record, or several, says also that no file is lost by it.
    private static async Task<T> BeforeSendingAsync<T>(Task<T> finding)
    {
        try
        {
            return await finding.ConfigureAwait(false);
        }
        catch (AtomscaleException error) when (error.StatusCode is null && error.Kind is AtomscaleErrorKind.NotFound or AtomscaleErrorKind.BadInput)
        {
            throw new AtomscaleException(error.Kind, $"{error.Message} Nothing was sent.", error.RecommendedAction, innerException: error);
        }
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
}
