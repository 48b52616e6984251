namespace Atomscale.Sandbox.Lab;

/// <summary>The spellings of an instant that the contract allows.</summary>
internal enum TimeStyle
{
    /// <summary>2026-01-31T08:00:00.123456+00:00</summary>
    Offset,

    /// <summary>2026-01-31T08:00:00.123456, which is UTC too.</summary>
    Bare,

    /// <summary>2026-01-31T08:00:00.123456Z</summary>
    Zulu,

    /// <summary>2026-01-31T10:00:00.123456+02:00</summary>
    Local,
}
