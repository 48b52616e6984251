using System;

namespace Atomscale.Sandbox.Lab;

/// <summary>A file that a client has uploaded, as the catalogue knows it.</summary>
/// <param name="Index">Its <see cref="Entry.Index"/>.</param>
/// <param name="DataId">Its id.</param>
/// <param name="Name">The name it was sent under.</param>
/// <param name="StoredName">Its name in the storage.</param>
/// <param name="Sample">The sample it was sent for, if the lab knows it.</param>
/// <param name="SampleName">What the sample was called.</param>
/// <param name="Completed">When its last byte was there.</param>
internal sealed record UploadedFile(
    int Index,
    string DataId,
    string Name,
    string StoredName,
    PhysicalSample? Sample,
    string? SampleName,
    DateTimeOffset Completed)
{
    /// <summary>The index of the first upload: far above those of the lab itself, so that what is drawn for one is not another's.</summary>
    public const int FirstIndex = 1_000_000;
}
