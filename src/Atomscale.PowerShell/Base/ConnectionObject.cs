using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>A connection as scripts see it: under its public type, whatever class of the module is behind it.</summary>
internal static class ConnectionObject
{
    public static PSObject Of(AtomscaleConnection connection)
    {
        var item = PSObject.AsPSObject(connection);
        while (item.TypeNames.Count > 0 && item.TypeNames[0] != typeof(AtomscaleConnection).FullName) item.TypeNames.RemoveAt(0);
        return item;
    }
}
