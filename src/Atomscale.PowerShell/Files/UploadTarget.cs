using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.PowerShell;

/// <summary>The physical sample and the project that files are sent for. A sample is created only when that was asked for and confirmed.</summary>
internal sealed class UploadTarget
{
    private readonly UploadTargets _targets;
    private readonly UploadSample? _sample;
    private readonly string? _projectId;

    private UploadTarget(UploadTargets targets, UploadSample? sample, string? projectId, bool maySend)
    {
        _targets = targets;
        _sample = sample;
        _projectId = projectId;
        MaySend = maySend;
    }

    /// <summary>False when the sample's creation was declined: there is nothing that the files could be sent for.</summary>
    public bool MaySend { get; }

    /// <summary>On the pipeline thread: finds sample and project, and creates the sample if it may.</summary>
    /// <exception cref="AtomscaleException">NotFound, BadInput, or the service's own.</exception>
    public static UploadTarget Find(
        PSCmdlet command, Action<Func<Task>> run, UploadTargets targets, string sample, string? project, bool mayCreate, CancellationToken cancellationToken)
    {
        string? projectId = null;
        UploadSample? found = null;
        // The project first: a sample is not created for a project that is not there.
        run(async () =>
        {
            if (project is not null) projectId = await targets.FindProjectAsync(project, cancellationToken).ConfigureAwait(false);
            found = await targets.FindSampleAsync(sample, cancellationToken).ConfigureAwait(false);
        });
        if (found is not null) return new UploadTarget(targets, found, projectId, maySend: true);
        var name = sample.Trim();
        if (!mayCreate || Guid.TryParse(name, out _)) throw UploadTargets.UnknownSample(name);
        if (WildcardPattern.ContainsWildcardCharacters(name))
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"No physical sample with the name '{name}' is created: it is a pattern.", "Give the sample's whole name.");
        var what = $"Create physical sample '{name}'";
        if (!command.ShouldProcess($"{what}.", $"{what}? A sample cannot be deleted again.", "Confirm", out var reason))
            return new UploadTarget(targets, null, projectId, maySend: reason == ShouldProcessReason.WhatIf);
        run(async () => found = await targets.CreateSampleAsync(name, cancellationToken).ConfigureAwait(false));
        command.WriteVerbose($"Created the physical sample '{name}' with the id {found!.Id}.");
        return new UploadTarget(targets, found, projectId, maySend: true);
    }

    /// <summary>Puts the sample on the project; the first file follows.</summary>
    public Task<UploadSample> OpenAsync(CancellationToken cancellationToken) =>
        _projectId is { } project ? _targets.PutOnProjectAsync(_sample!, project, cancellationToken) : Task.FromResult(_sample!);
}
