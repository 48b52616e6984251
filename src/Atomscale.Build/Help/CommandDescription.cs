using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;

namespace Atomscale.Build.Help;

/// <summary>A command as the engine sees it.</summary>
internal sealed class CommandDescription
{
    private static readonly string[] s_common = [.. typeof(CommonParameters).GetProperties().Select(property => property.Name)];

    public CommandDescription(string name, Type type)
    {
        Name = name;
        var info = new CmdletInfo(name, type);
        Verb = info.Verb;
        Noun = info.Noun;
        ParameterSets = [.. info.ParameterSets.OrderByDescending(set => set.IsDefault).ThenBy(set => set.Name, StringComparer.Ordinal)];
        OutputTypes = [.. type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(attribute => attribute.Type).Select(output => output.Name)];
        using var instance = (IDisposable)Activator.CreateInstance(type)!;
        Parameters =
        [
            .. from parameter in info.Parameters.Values
               where !s_common.Contains(parameter.Name)
               orderby parameter.Name
               select new ParameterDescription(parameter, Sets(parameter.Name), type.GetProperty(parameter.Name)?.GetValue(instance)),
        ];
    }

    public string Name { get; }

    public string Verb { get; }

    public string Noun { get; }

    /// <summary>The default set first.</summary>
    public IReadOnlyList<CommandParameterSetInfo> ParameterSets { get; }

    /// <summary>By name, without the common ones.</summary>
    public IReadOnlyList<ParameterDescription> Parameters { get; }

    public IReadOnlyList<string> OutputTypes { get; }

    /// <summary>The parameters of a set in the order in which syntax lines show them: by position, then mandatory ones, then the rest.</summary>
    public IEnumerable<(CommandParameterInfo InSet, ParameterDescription Parameter)> Ordered(CommandParameterSetInfo set) =>
        from inSet in set.Parameters
        join parameter in Parameters on inSet.Name equals parameter.Name
        orderby inSet.Position < 0, inSet.Position, !inSet.IsMandatory, parameter.IsFromEngine
        select (inSet, parameter);

    private IEnumerable<(string, CommandParameterInfo)> Sets(string parameter) =>
        from set in ParameterSets
        from inSet in set.Parameters
        where inSet.Name == parameter
        select (set.Name, inSet);
}
