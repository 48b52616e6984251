using System.Linq;
using System.Management.Automation;
using Atomscale.Client.Transfer.Uploads;

namespace Atomscale.PowerShell;

/// <summary>Lists uploads that were started and not completed.</summary>
[Cmdlet(VerbsCommon.Get, "AtomscaleUpload")]
[OutputType(typeof(UnfinishedUpload))]
public sealed class GetAtomscaleUploadCommand : AtomscaleCommand
{
    /// <summary>Only files with one of these names or paths; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        var patterns = (Path ?? []).Select(text => new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)).ToArray();
        foreach (var upload in UploadJournals.List())
        {
            if (patterns.Length == 0 || upload is { Path: { } path, FileName: { } name } && patterns.Any(pattern => pattern.IsMatch(path) || pattern.IsMatch(name))) WriteObject(upload);
        }
    }
}
