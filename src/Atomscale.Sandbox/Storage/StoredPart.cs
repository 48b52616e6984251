namespace Atomscale.Sandbox.Storage;

/// <summary>A part that has arrived.</summary>
/// <param name="Path">Where its bytes are.</param>
/// <param name="Length">How many there are.</param>
/// <param name="ETag">Without its quotes.</param>
/// <param name="Md5">Null when ETags are of another form.</param>
internal sealed record StoredPart(string Path, long Length, string ETag, byte[]? Md5);
