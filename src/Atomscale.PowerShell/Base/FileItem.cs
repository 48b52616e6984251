using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Files as Get-Item gives them, with the properties by which other commands take them from the pipeline.</summary>
internal static class FileItem
{
    private const string FileSystem = @"Microsoft.PowerShell.Core\FileSystem::";

    /// <summary>The file at a full path.</summary>
    public static PSObject Get(PSCmdlet command, string path) => command.InvokeProvider.Item.Get([FileSystem + path], force: true, literalPath: true)[0];

    /// <summary>Writes the file at a full path to the pipeline.</summary>
    public static void Write(PSCmdlet command, string path) => command.WriteObject(Get(command, path));
}
