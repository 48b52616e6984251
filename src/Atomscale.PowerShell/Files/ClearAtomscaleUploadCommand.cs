using System.Management.Automation;
using Atomscale.Client.Transfer;

namespace Atomscale.PowerShell;

/// <summary>Removes the journals of uploads that are not to be gone on with.</summary>
[Cmdlet(VerbsCommon.Clear, "AtomscaleUpload", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ClearAtomscaleUploadCommand : AtomscaleCommand
{
    /// <summary>What Get-AtomscaleUpload gives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public UnfinishedUpload[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var upload in InputObject)
        {
            if (!ShouldProcess(upload.ToString(), "Remove the journal of the upload")) continue;
            try
            {
                UploadJournals.Remove(upload.JournalPath);
            }
            catch (AtomscaleException error)
            {
                Report(error, upload);
            }
        }
    }
}
