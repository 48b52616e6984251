using System;

namespace Atomscale.Client.Tables;

/// <summary>What the cells of a column are.</summary>
[Flags]
internal enum CellKinds : byte
{
    /// <summary>There is no value.</summary>
    None = 0,

    /// <summary>True or false.</summary>
    Flag = 1,

    /// <summary>A whole number of 64 bits.</summary>
    Whole = 2,

    /// <summary>A number.</summary>
    Number = 4,

    /// <summary>An instant.</summary>
    Instant = 8,

    /// <summary>Text, and what has no type of its own in a file.</summary>
    Text = 16,

    /// <summary>Of a column only: among the whole numbers are such that a double cannot hold.</summary>
    LargeWhole = 32,
}
