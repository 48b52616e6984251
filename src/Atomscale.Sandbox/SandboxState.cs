using System;
using System.Collections.Generic;
using Atomscale.Sandbox.Control;
using Atomscale.Sandbox.Faults;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Pictures;
using Atomscale.Sandbox.Storage;

namespace Atomscale.Sandbox;

/// <summary>What the three listeners share.</summary>
internal sealed class SandboxState : IDisposable
{
    private const long MiB = 1024 * 1024;

    public SandboxState(SandboxOptions options, IReadOnlyList<FaultRule> faults)
    {
        Options = options;
        var lab = new Laboratory(options.Seed, options.EntryCount, options.Generation);
        Register = new Register(lab, Clock, options.AnalysisTimes);
        Pictures = new PictureFinder(Register);
        Folder = new FileFolder(options.FilesFolder);
        Uploads = new UploadBook(Register, Folder);
        Objects = new ObjectFinder(Register, Pictures, Uploads, new EntryFiles(lab, options.VideoMib * MiB), options.ETagForm);
        Links = new LinkSigner(lab.Secret, Clock, TimeSpan.FromSeconds(options.LinkSeconds));
        Line = options.BandwidthMib is { } mib ? new Bandwidth(mib * MiB) : null;
        Faults.Replace(faults);
    }

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; } = new();

    public Register Register { get; }

    public PictureFinder Pictures { get; }

    public UploadBook Uploads { get; }

    public ObjectFinder Objects { get; }

    public LinkSigner Links { get; }

    /// <summary>What all transfers share; null when there is no limit.</summary>
    public Bandwidth? Line { get; }

    public FileFolder Folder { get; }

    public FaultBook Faults { get; } = new();

    public HoldGates Holds { get; } = new();

    public RequestLog Requests { get; } = new();

    /// <summary>Puts rules in force, and no others.</summary>
    public void ReplaceFaults(IReadOnlyList<FaultRule> rules)
    {
        Faults.Replace(rules);
        Holds.Recount();
    }

    public void Dispose() => Folder.Dispose();
}
