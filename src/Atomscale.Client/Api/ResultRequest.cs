namespace Atomscale.Client.Api;

/// <summary>Asks for one result: of an entry that is at hand, or of an id.</summary>
public sealed class ResultRequest
{
    private ResultRequest(string dataId, CatalogueEntry? entry, object item)
    {
        DataId = dataId;
        Entry = entry;
        Item = item;
    }

    /// <summary>The id.</summary>
    public string DataId { get; }

    /// <summary>The entry; null when it has to be looked up.</summary>
    public CatalogueEntry? Entry { get; }

    /// <summary>What the user gave, for errors to point at.</summary>
    public object Item { get; }

    /// <summary>Asks by entry.</summary>
    public static ResultRequest Of(CatalogueEntry entry, object item) => new(entry.DataId, entry, item);

    /// <summary>Asks by id.</summary>
    public static ResultRequest Of(string dataId, object item) => new(dataId, null, item);
}
