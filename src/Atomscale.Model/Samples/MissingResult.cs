namespace Atomscale;

/// <summary>An entry of a sample or a project that has no result, and why.</summary>
public sealed class MissingResult
{
    /// <summary>Describes the entry.</summary>
    public MissingResult(CatalogueEntry entry, AtomscaleErrorKind reason, string message)
    {
        DataId = entry.DataId;
        FileName = entry.FileName;
        DataType = entry.DataType;
        Status = entry.Status;
        PhysicalSampleName = entry.PhysicalSampleName;
        Reason = reason;
        Message = message;
    }

    /// <summary>The entry's id.</summary>
    public string DataId { get; }

    /// <summary>The entry's file name.</summary>
    public string? FileName { get; }

    /// <summary>The entry's data type.</summary>
    public string DataType { get; }

    /// <summary>The entry's status.</summary>
    public string Status { get; }

    /// <summary>The name of the entry's physical sample.</summary>
    public string? PhysicalSampleName { get; }

    /// <summary>Why there is none: NotReady, AnalysisFailed, or NotFound when the status says neither.</summary>
    public AtomscaleErrorKind Reason { get; }

    /// <summary>The reason as a sentence.</summary>
    public string Message { get; }

    /// <summary>File name and reason.</summary>
    public override string ToString() => $"{FileName ?? DataId}: {Reason}";
}
