using System.Management.Automation;
using Atomscale.Client.Tables;

namespace Atomscale.PowerShell;

/// <summary>Turns tables into objects, a property a column.</summary>
internal static class Rows
{
    /// <param name="command">The command that gives them.</param>
    /// <param name="table">The table.</param>
    /// <param name="typeName">The name by which a view knows them; null for rows of no fixed columns.</param>
    public static void Write(Cmdlet command, PointTable table, string? typeName = null)
    {
        foreach (var cells in table.GetRows())
        {
            var item = new PSObject();
            for (var column = 0; column < cells.Length; column++) item.Properties.Add(new PSNoteProperty(table.Headers[column], cells[column]), preValidated: true);
            if (typeName is not null) item.TypeNames.Insert(0, typeName);
            command.WriteObject(item);
        }
    }
}
