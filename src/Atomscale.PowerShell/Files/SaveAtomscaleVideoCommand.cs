using System.IO;
using System.Management.Automation;
using Atomscale.Client.Api.Catalogue;

namespace Atomscale.PowerShell;

/// <summary>Saves the videos of entries.</summary>
[Cmdlet(VerbsData.Save, "AtomscaleVideo", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveAtomscaleVideoCommand : SaveCommand
{
    /// <summary>Which video: as the service made it, or as it was sent.</summary>
    [Parameter]
    public FileKind Kind { get; set; } = FileKind.Processed;

    /// <inheritdoc/>
    protected override FileKind WantedKind => Kind;

    /// <inheritdoc/>
    protected override AtomscaleException? Refusal(CatalogueEntry entry) => DataTypes.HasVideo(entry.DataType) ? null : new AtomscaleException(
        AtomscaleErrorKind.NotAVideo, $"Entry {entry.DataId} ({entry.DataType}) is no video.", "Save-AtomscaleFile saves the file of an entry of any type.");
}
