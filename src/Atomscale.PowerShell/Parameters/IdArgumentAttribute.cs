using System;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>
/// Lets a parameter of ids take what holds one: an object of this module, a row with a property of the id, a Guid, and arrays of these. Left to
/// itself PowerShell takes an object's text for the id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdArgumentAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _properties;

    /// <summary>Names the properties to look for.</summary>
    /// <param name="properties">The property of the id, then those of names that stand for it.</param>
    public IdArgumentAttribute(params string[] properties) => _properties = properties;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        if (InputObjects.Unwrap(inputData) is string text) return text;
        var ids = InputObjects.Unroll(inputData).Select(IdOf).ToArray();
        return ids.Length == 1 && LanguagePrimitives.GetEnumerable(inputData) is null ? ids[0] : ids;
    }

    // Null and blanks are for the validation that follows.
    private object? IdOf(object? item)
    {
        if (item is null) return null;
        var value = InputObjects.Unwrap(item);
        if (value is string or IConvertible) return value;
        if (value is Guid guid) return guid.ToString();
        var holder = InputObjects.FindEntry(item) ?? item;
        return _properties.Select(property => InputObjects.FindId(holder, property)).FirstOrDefault(id => id is not null)
            ?? throw new ArgumentTransformationMetadataException($"{InputObjects.Describe(item)} has no {_properties[0]}. Give an id, or an object that has one.");
    }
}
