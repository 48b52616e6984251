using System;
using System.Collections.Generic;
using Atomscale.Sandbox.Control;
using Atomscale.Sandbox.Faults;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Pictures;
using Atomscale.Sandbox.Storage;

namespace Atomscale.Sandbox;

/// <summary>What the three listeners share.</summary>
internal sealed class SandboxState
{
    public SandboxState(SandboxOptions options, IReadOnlyList<FaultRule> faults)
    {
        Options = options;
        Register = new Register(new Laboratory(options.Seed, options.EntryCount, options.Generation), Clock);
        Pictures = new PictureFinder(Register);
        Objects = new ObjectFinder(Pictures);
        Links = new LinkSigner(Register.Lab.Secret, Clock, TimeSpan.FromSeconds(options.LinkSeconds));
        Faults.Replace(faults);
    }

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; } = new();

    public Register Register { get; }

    public PictureFinder Pictures { get; }

    public ObjectFinder Objects { get; }

    public LinkSigner Links { get; }

    public FaultBook Faults { get; } = new();

    public HoldGates Holds { get; } = new();

    public RequestLog Requests { get; } = new();
}
