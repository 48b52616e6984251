using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.Build.Help;

/// <summary>A parameter as the engine sees it.</summary>
internal sealed class ParameterDescription
{
    public ParameterDescription(ParameterMetadata metadata, IEnumerable<(string Set, CommandParameterInfo Info)> sets, object? initial)
    {
        Name = metadata.Name;
        Sets = [.. sets];
        Aliases = [.. metadata.Aliases];
        IsSwitch = metadata.SwitchParameter;
        IsFromEngine = initial is null && Name is "WhatIf" or "Confirm";
        Type = Nullable.GetUnderlyingType(metadata.ParameterType) ?? metadata.ParameterType;
        TakesWildcards = metadata.Attributes.OfType<SupportsWildcardsAttribute>().Any();
        var element = Type.GetElementType() ?? Type;
        AcceptedValues = metadata.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues.ToArray() ?? (element.IsEnum ? Enum.GetNames(element) : []);
        Default = DefaultOf(initial);
    }

    public string Name { get; }

    public Type Type { get; }

    public IReadOnlyList<(string Set, CommandParameterInfo Info)> Sets { get; }

    public IReadOnlyList<string> Aliases { get; }

    public bool IsSwitch { get; }

    public bool TakesWildcards { get; }

    /// <summary>Whether the engine adds it to commands that support ShouldProcess.</summary>
    public bool IsFromEngine { get; }

    /// <summary>The only values allowed; empty: no such list.</summary>
    public IReadOnlyList<string> AcceptedValues { get; }

    /// <summary>The value when it is left out; empty: none.</summary>
    public string Default { get; }

    /// <summary>The type as syntax lines show it: <c>String[]</c>.</summary>
    public string ShortType => Type.Name;

    private static string DefaultOf(object? initial) => initial switch
    {
        null or "" or long.MaxValue or SwitchParameter { IsPresent: false } => "",
        Array values => string.Join(", ", values.Cast<object>().Select(DefaultOf)),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => initial.ToString() ?? "",
    };
}
