namespace Atomscale.PowerShell;

/// <summary>Takes results from the pipeline for commands that work on their points.</summary>
internal static class ResultInput
{
    /// <summary>The live result that an object is, or the series on one clock that it is or holds; else null and why.</summary>
    public static object? Find(object? item, out AtomscaleException? refusal)
    {
        refusal = null;
        switch (item is null ? null : InputObjects.Unwrap(item))
        {
            case AtomscaleResult result:
                return result;
            case AlignedTimeseries aligned:
                return aligned;
            case PhysicalSampleResult { AlignedTimeseries: { } aligned }:
                return aligned;
            case ProjectResult { AlignedTimeseries: { } aligned }:
                return aligned;
            case PhysicalSampleResult or ProjectResult:
                refusal = new AtomscaleException(
                    AtomscaleErrorKind.BadInput, "This sample or project was fetched without -Align, so it has no joint table.", "Fetch it with -Align, or expand its DataResults one by one.");
                return null;
        }

        refusal = item is not null && (InputObjects.IsA(item, typeof(AtomscaleResult)) || InputObjects.IsA(item, typeof(AlignedTimeseries)))
            ? new AtomscaleException(
                AtomscaleErrorKind.BadInput,
                "This result was read back from a file, a job or another session: its points did not come along.",
                "Fetch it again: pipe it into Get-AtomscaleResult first.")
            : Unfetched(item) ?? InputObjects.Unfit(item, "a result of Get-AtomscaleResult, or series that were aligned");
        return null;
    }

    // What is in the catalogue only, whose results a command of ours fetches: the way out is to put that command in between.
    private static AtomscaleException? Unfetched(object? item)
    {
        if (item is null) return null;
        var (what, command) =
            InputObjects.IsA(item, typeof(CatalogueEntry)) ? ("a catalogue entry", "Get-AtomscaleResult")
            : InputObjects.IsA(item, typeof(PhysicalSample)) ? ("a physical sample", "Get-AtomscalePhysicalSampleResult")
            : InputObjects.IsA(item, typeof(Project)) ? ("a project", "Get-AtomscaleProjectResult")
            : InputObjects.Unwrap(item) is string ? ("text", "Get-AtomscaleResult")
            : (null, "");
        return what is null ? null : new AtomscaleException(
            AtomscaleErrorKind.BadInput, $"'{item}' is {what}, not a result: its points were not fetched yet.", $"Pipe it into {command} first, and that into this command.");
    }

    /// <summary>The error for a result that has no points by its nature.</summary>
    public static AtomscaleException WithoutPoints(object item) => new(
        AtomscaleErrorKind.BadInput,
        item is AtomscaleResult result ? $"The result of entry {result.DataId} ({result.DataType}) has no points." : $"{item} has no points.",
        "Of an image, Get-AtomscalePattern gives the diffraction pattern as rows.");
}
