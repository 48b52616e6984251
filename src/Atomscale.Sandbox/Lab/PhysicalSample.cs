using System;
using System.Collections.Generic;

namespace Atomscale.Sandbox.Lab;

/// <summary>A wafer with its film.</summary>
internal sealed class PhysicalSample
{
    public required int Number { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Material Material { get; init; }

    public required GrowthInstrument Instrument { get; init; }

    public required IReadOnlyList<Project> Projects { get; init; }

    public required string Owner { get; init; }

    public required string? Note { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }
}
