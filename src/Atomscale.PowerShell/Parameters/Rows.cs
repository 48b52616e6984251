using System.Management.Automation;
using Atomscale.Client.Tables;

namespace Atomscale.PowerShell;

/// <summary>Turns tables into objects, a property a column.</summary>
internal static class Rows
{
    public static void Write(Cmdlet command, PointTable table)
    {
        foreach (var cells in table.GetRows())
        {
            var item = new PSObject();
            for (var column = 0; column < cells.Length; column++) item.Properties.Add(new PSNoteProperty(table.Headers[column], cells[column]), preValidated: true);
            command.WriteObject(item);
        }
    }
}
