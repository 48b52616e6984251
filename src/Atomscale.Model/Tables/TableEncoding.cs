namespace Atomscale;

/// <summary>How Export-AtomscaleTable writes text; named as PowerShell's own -Encoding values.</summary>
public enum TableEncoding
{
    /// <summary>UTF-8 without a mark at the beginning.</summary>
    Utf8,

    /// <summary>UTF-8 with a mark at the beginning, which Excel needs to read letters outside ASCII.</summary>
    Utf8BOM,
}
