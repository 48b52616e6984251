namespace Atomscale.Client.Analysis.Tables;

/// <summary>What the cells of a column may hold.</summary>
internal enum CellRule
{
    /// <summary>Anything: what a column has no type for is in it as compact JSON text.</summary>
    Any,

    /// <summary>A scalar, as a column that the contract names: an object or an array is an error.</summary>
    Scalar,

    /// <summary>A number, text that holds one, or nothing: anything else is an error.</summary>
    Number,

    /// <summary>A UNIX stamp: a number that is cut toward zero to a whole one.</summary>
    Stamp,
}
