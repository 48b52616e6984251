using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Atomscale.Sandbox.Lab;

/// <summary>A wafer with its film.</summary>
internal sealed class PhysicalSample
{
    private IReadOnlyList<Project> _projects = [];

    public required int Number { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What grows on it; null when nobody has said so.</summary>
    public required Material? Material { get; init; }

    public required GrowthInstrument? Instrument { get; init; }

    public required IReadOnlyList<Project> Projects
    {
        get => Volatile.Read(ref _projects);
        init => _projects = value;
    }

    public required string Owner { get; init; }

    public required string? Note { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>Puts it on a project too. Callers take care that two do not do so at once.</summary>
    public void Join(Project project)
    {
        if (!Projects.Contains(project))
            Volatile.Write(ref _projects, [.. _projects, project]);
    }
}
