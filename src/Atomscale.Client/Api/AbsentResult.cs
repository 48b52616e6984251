using System;

namespace Atomscale.Client.Api;

/// <summary>Says why an entry has no result, from the entry's status.</summary>
internal static class AbsentResult
{
    /// <summary>Whether an error says that an entry has no result, rather than that it could not be fetched.</summary>
    public static bool Is(AtomscaleException error) => error.Kind is AtomscaleErrorKind.NotReady or AtomscaleErrorKind.AnalysisFailed or AtomscaleErrorKind.NotFound;

    public static AtomscaleException Explain(CatalogueEntry entry, AtomscaleException error)
    {
        var kind = KindOf(entry.Status);
        var message = kind switch
        {
            AtomscaleErrorKind.NotReady => $"Entry {entry.DataId} ({entry.FileName}) has no result yet: its analysis is '{entry.Status}'.",
            AtomscaleErrorKind.AnalysisFailed => $"Entry {entry.DataId} ({entry.FileName}) has no result: its analysis ended with '{entry.Status}'.",
            _ => $"Entry {entry.DataId} ({entry.FileName}) has no {entry.DataType} result, though its status is '{entry.Status}'.",
        };
        var action = kind switch
        {
            AtomscaleErrorKind.NotReady => "Try again when Search-AtomscaleCatalogue shows its status as success.",
            AtomscaleErrorKind.AnalysisFailed => "Check the file; send it again when it was damaged.",
            _ => "Check that the entry still exists with Search-AtomscaleCatalogue -DataId.",
        };
        return new AtomscaleException(
            kind, message, action, error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error);
    }

    private static AtomscaleErrorKind KindOf(string status)
    {
        if (DataTypes.Is(status, "error") || DataTypes.Is(status, "stream_error") || DataTypes.Is(status, "quarantined")) return AtomscaleErrorKind.AnalysisFailed;
        var isUnfinished = DataTypes.Is(status, "pending") || DataTypes.Is(status, "running") || status.StartsWith("stream_", StringComparison.OrdinalIgnoreCase);
        return isUnfinished ? AtomscaleErrorKind.NotReady : AtomscaleErrorKind.NotFound;
    }
}
