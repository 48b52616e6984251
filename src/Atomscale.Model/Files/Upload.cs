using System;

namespace Atomscale;

/// <summary>A file that was sent for analysis.</summary>
public sealed class Upload
{
    /// <summary>Makes the record.</summary>
    public Upload(
        string? path, string fileName, string? dataId, long length, int parts, int attempts, TimeSpan duration,
        VerificationMethod verifiedBy, string? sha256, bool skipped = false, string? status = null)
    {
        Path = path;
        FileName = fileName;
        DataId = dataId;
        Length = length;
        Parts = parts;
        Attempts = attempts;
        Duration = duration;
        BytesPerSecond = duration > TimeSpan.Zero ? Math.Round(length / duration.TotalSeconds) : 0;
        Verified = verifiedBy == VerificationMethod.Md5;
        VerifiedBy = verifiedBy;
        Sha256 = sha256;
        Skipped = skipped;
        Status = status;
    }

    /// <summary>The file's full path; null for a stream.</summary>
    public string? Path { get; }

    /// <summary>The name under which it was sent.</summary>
    public string FileName { get; }

    /// <summary>The id of its catalogue entry; null when the service did not return it and the entry was not found yet.</summary>
    public string? DataId { get; }

    /// <summary>Its length in bytes.</summary>
    public long Length { get; }

    /// <summary>How many parts it was sent in.</summary>
    public int Parts { get; }

    /// <summary>How often a part was sent by this command: above <see cref="Parts"/> when some were sent again, below when an earlier run had sent some.</summary>
    public int Attempts { get; }

    /// <summary>From the first byte to the service's confirmation.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The length over the duration.</summary>
    public double BytesPerSecond { get; }

    /// <summary>Whether every byte was compared by a checksum.</summary>
    public bool Verified { get; }

    /// <summary>How the upload was verified.</summary>
    public VerificationMethod VerifiedBy { get; }

    /// <summary>The SHA-256 of the whole file in lower-case hex, when it was asked for.</summary>
    public string? Sha256 { get; }

    /// <summary>Whether it was not sent, because the catalogue has it already.</summary>
    public bool Skipped { get; }

    /// <summary>The final status of its analysis, when that was waited for.</summary>
    public string? Status { get; }

    /// <summary>The same record with the status of its analysis.</summary>
    internal Upload With(string? status) => new(Path, FileName, DataId, Length, Parts, Attempts, Duration, VerifiedBy, Sha256, Skipped, status);

    /// <summary>The file in one line.</summary>
    public override string ToString() => DataId is null ? FileName : $"{FileName} ({DataId})";
}
