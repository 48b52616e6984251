namespace Atomscale;

/// <summary>Which instants a joint table of several time series has, before they are binned.</summary>
public enum AlignmentStrategy
{
    /// <summary>Every instant that any series has.</summary>
    Outer,

    /// <summary>The instants that all series have.</summary>
    Inner,

    /// <summary>The instants of the first series.</summary>
    Left,

    /// <summary>The instants of the last series.</summary>
    Right,
}
