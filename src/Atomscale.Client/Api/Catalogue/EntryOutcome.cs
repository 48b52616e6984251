namespace Atomscale.Client.Api.Catalogue;

/// <summary>What became of an attempt to read an entry.</summary>
internal enum EntryOutcome
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>The buffer ends before the entry does.</summary>
    Incomplete,

    /// <summary>It is not quite what the contract says.</summary>
    NotPlain,
}
