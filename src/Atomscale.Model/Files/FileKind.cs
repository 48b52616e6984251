namespace Atomscale;

/// <summary>Which of an entry's files is meant.</summary>
public enum FileKind
{
    /// <summary>What the service made of it, such as a video.</summary>
    Processed,

    /// <summary>What was sent.</summary>
    Raw,
}
