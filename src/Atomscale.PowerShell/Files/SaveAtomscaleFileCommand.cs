using System.IO;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Saves the files of entries of any type.</summary>
[Cmdlet(VerbsData.Save, "AtomscaleFile", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveAtomscaleFileCommand : SaveCommand
{
    /// <summary>Which file: as it was sent, or as the service made it.</summary>
    [Parameter]
    public FileKind Kind { get; set; } = FileKind.Raw;

    /// <inheritdoc/>
    protected override FileKind WantedKind => Kind;

    /// <inheritdoc/>
    protected override AtomscaleException? Refusal(CatalogueEntry entry) => null;
}
