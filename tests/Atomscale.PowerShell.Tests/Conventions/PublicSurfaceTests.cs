using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>
/// What scripts rely on, kept as a text file: a change of it is a decision, seen in review. To accept one, run this test with
/// ATOMSCALE_UPDATE_SURFACE=1 and commit the file.
/// </summary>
public sealed class PublicSurfaceTests
{
    private static readonly string s_file = Path.Combine(Session.RepositoryRoot, "tests", "Atomscale.PowerShell.Tests", "PublicSurface.txt");

    [Fact]
    public void Commands_parameters_and_public_types_are_those_that_were_decided()
    {
        var actual = Commands().Concat(Types()).ToArray();
        if (Environment.GetEnvironmentVariable("ATOMSCALE_UPDATE_SURFACE") == "1") File.WriteAllLines(s_file, actual);
        Assert.Equal(File.ReadAllLines(s_file), actual);
    }

    private static IEnumerable<string> Commands() =>
        from type in ModuleAssemblies.CommandTypes.OrderBy(ModuleAssemblies.NameOf, StringComparer.Ordinal)
        from line in Parameters(type).Prepend(ModuleAssemblies.NameOf(type))
        select line;

    private static IEnumerable<string> Parameters(Type command) =>
        from property in command.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal)
        where property.IsDefined(typeof(ParameterAttribute))
        select $"    -{property.Name} {NameOf(property.PropertyType)}";

    private static IEnumerable<string> Types() =>
        from type in ModuleAssemblies.Model.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
        from line in Members(type).Prepend(type.FullName!)
        select line;

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Select(name => "    " + name);
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var properties = type.GetProperties(Declared).Select(property => $"    {property.Name} {NameOf(property.PropertyType)}");
        var methods = type.GetMethods(Declared).Where(method => !method.IsSpecialName).Select(method => $"    {method.Name}({string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)))}) {NameOf(method.ReturnType)}");
        return properties.Concat(methods).Order(StringComparer.Ordinal);
    }

    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner
        ? inner.Name + "?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name;
}
