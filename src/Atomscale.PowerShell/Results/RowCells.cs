using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Atomscale.Client.Tables;

namespace Atomscale.PowerShell;

/// <summary>Takes an object apart into the cells of a row.</summary>
internal static class RowCells
{
    private const int DeepestLevel = 16;

    /// <summary>The object as a table of one row, a column a property.</summary>
    public static TableRows Of(object item)
    {
        var names = new List<string>();
        var cells = new List<object?>();
        foreach (var property in PSObject.AsPSObject(item).Properties)
        {
            if (!property.IsGettable) continue;
            names.Add(property.Name);
            cells.Add(Of(property));
        }

        return new TableRows(names, [cells.ToArray()]);
    }

    // Null where a property cannot be read, which Export-Csv leaves empty too.
    private static object? Of(PSPropertyInfo property)
    {
        try
        {
            return Plain(property.Value);
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    /// <summary>What only PowerShell knows how to read (custom objects, wrapped values, at any depth) as bags and lists.</summary>
    public static object? Plain(object? value) => Plain(value, 0);

    private static object? Plain(object? value, int level)
    {
        // Most cells; nothing in them can be taken apart.
        if (value is null or string or double or long or int or bool or DateTimeOffset) return value;
        var inner = InputObjects.Unwrap(value);
        if (level == DeepestLevel) return inner.ToString();
        return inner switch
        {
            string or PropertyBag or NumberList => inner,
            PSObject custom => new PropertyBag(custom.Properties.Where(property => property.IsGettable).Select(property => Pair(property.Name, property.Value, level))),
            IDictionary bag => new PropertyBag(from DictionaryEntry entry in bag select Pair(entry.Key.ToString()!, entry.Value, level)),
            object?[] or ArrayList => new ValueList(((IEnumerable)inner).Cast<object?>().Select(item => Plain(item, level + 1)).ToArray()),
            _ => inner,
        };
    }

    private static KeyValuePair<string, object?> Pair(string name, object? value, int level) => new(name, Plain(value, level + 1));
}
