using Atomscale.Client.Api.Catalogue;

namespace Atomscale.Client.Sync;

/// <summary>Which results are kept in a folder, and how.</summary>
public sealed class ResultSyncOptions
{
    /// <summary>The folder; made when it is not there.</summary>
    public required string Destination { get; init; }

    /// <summary>Which entries are wanted.</summary>
    public required CatalogueQuery Query { get; init; }

    /// <summary>The kind of the files.</summary>
    public TableFormat Format { get; init; } = TableFormat.Parquet;

    /// <summary>Where the files stand.</summary>
    public ResultLayout Layout { get; init; } = ResultLayout.DataType;

    /// <summary>The ledger; null: the folder's own in the state folder.</summary>
    public string? Ledger { get; init; }

    /// <summary>Whether nothing is written or noted.</summary>
    public bool IsTrial { get; init; }
}
