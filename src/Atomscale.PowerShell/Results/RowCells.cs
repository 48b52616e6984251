using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Takes an object apart into the cells of a row.</summary>
internal static class RowCells
{
    private const int DeepestLevel = 16;

    /// <summary>A property's value; null where it cannot be read, which Export-Csv leaves empty too.</summary>
    public static object? Of(PSPropertyInfo property)
    {
        try
        {
            return Plain(property.Value, 0);
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    // What only PowerShell knows how to read (custom objects, wrapped values, at any depth) becomes bags and lists.
    private static object? Plain(object? value, int level)
    {
        if (value is null) return null;
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
