namespace Atomscale.Client.Api.Catalogue;

/// <summary>What the contract says of a field of an entry.</summary>
internal enum EntryFieldKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>An instant, as text.</summary>
    Instant,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An object with whatever fields.</summary>
    Bag,

    /// <summary>A list of objects with id and name.</summary>
    Projects,

    /// <summary>A list of texts.</summary>
    Tags,

    /// <summary>A list of texts, or of objects with a name.</summary>
    Workspaces,
}
