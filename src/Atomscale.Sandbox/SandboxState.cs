using System.Collections.Generic;
using Atomscale.Sandbox.Control;
using Atomscale.Sandbox.Faults;
using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox;

/// <summary>What the three listeners share.</summary>
internal sealed class SandboxState
{
    public SandboxState(SandboxOptions options, IReadOnlyList<FaultRule> faults)
    {
        Options = options;
        Lab = new Laboratory(options.Seed, options.EntryCount, options.Generation);
        Faults.Replace(faults);
    }

    public SandboxOptions Options { get; }

    public Laboratory Lab { get; }

    public SandboxClock Clock { get; } = new();

    public FaultBook Faults { get; } = new();

    public HoldGates Holds { get; } = new();

    public RequestLog Requests { get; } = new();
}
