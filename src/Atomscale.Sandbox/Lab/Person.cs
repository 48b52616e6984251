using System;

namespace Atomscale.Sandbox.Lab;

/// <summary>A member of the organisation.</summary>
internal sealed record Person(string Name, Guid Id);
