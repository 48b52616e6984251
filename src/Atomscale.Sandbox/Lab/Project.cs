using System;

namespace Atomscale.Sandbox.Lab;

/// <summary>A project of the lab.</summary>
internal sealed record Project(Guid Id, string Name, string Owner, string? Note, DateTimeOffset Updated);
