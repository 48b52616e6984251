using System;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

/// <summary>A test that needs a disk of its own; skipped where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    private static readonly string? s_whyNot = SmallDisk.WhyNot();

    public MountFactAttribute() => Skip = s_whyNot;
}
