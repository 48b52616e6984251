namespace Atomscale.Client.Analysis.Tables;

/// <summary>What one value of a payload is. The order does not matter; <see cref="Missing"/> is what a fresh array holds.</summary>
internal enum CellKind : byte
{
    /// <summary>Null, or not there at all.</summary>
    Missing,

    /// <summary>A number that the payload writes without fraction or exponent and that a <see cref="long"/> holds.</summary>
    Whole,

    /// <summary>Any other number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Text.</summary>
    Text,

    /// <summary>The text <c>NaN</c>: a missing number among numbers, text among text.</summary>
    NotANumber,
}
