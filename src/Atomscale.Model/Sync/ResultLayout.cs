namespace Atomscale;

/// <summary>Where the files of results are in a folder.</summary>
public enum ResultLayout
{
    /// <summary>In folders by data type and month of the upload, which engines read as columns of one table.</summary>
    DataType,

    /// <summary>All in one folder.</summary>
    Flat,
}
