namespace Atomscale.Client.Transfer;

/// <summary>What becomes of a part whose answer came.</summary>
internal enum VerificationDecision
{
    /// <summary>It is done.</summary>
    Accept,

    /// <summary>It is sent once more.</summary>
    SendAgain,

    /// <summary>Its ETag differs, and whether ETags are MD5 here is being found out with another part.</summary>
    Hold,

    /// <summary>It differs after every repeat: the file is not verified.</summary>
    Refuse,
}
