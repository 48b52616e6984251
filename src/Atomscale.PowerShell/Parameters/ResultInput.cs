namespace Atomscale.PowerShell;

/// <summary>Takes results from the pipeline for commands that work on their points.</summary>
internal static class ResultInput
{
    /// <summary>The live result that an object is; else null and why.</summary>
    public static AtomscaleResult? Find(object? item, out AtomscaleException? refusal)
    {
        refusal = null;
        if (item is not null && InputObjects.Unwrap(item) is AtomscaleResult result) return result;
        refusal = item is not null && InputObjects.IsA(item, typeof(AtomscaleResult))
            ? new AtomscaleException(
                AtomscaleErrorKind.BadInput,
                "This result was read back from a file, a job or another session: its points did not come along.",
                "Fetch it again: pipe it into Get-AtomscaleResult first.")
            : InputObjects.Unfit(item, "a result of Get-AtomscaleResult");
        return null;
    }

    /// <summary>The error for a result that has no points by its nature.</summary>
    public static AtomscaleException WithoutPoints(AtomscaleResult result) => new(
        AtomscaleErrorKind.BadInput,
        $"The result of entry {result.DataId} ({result.DataType}) has no points.",
        "Of an image, Get-AtomscalePattern gives the diffraction pattern as rows.");
}
