using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>The conventions of this code base, held by reflection over the built module. A failure names the offender and the rule.</summary>
public sealed class ConventionTests
{
    [Fact]
    public void The_manifest_lists_exactly_what_the_assembly_has()
    {
        using var session = new Session();
        var listed = session.Run("(Get-Module Atomscale).ExportedCmdlets.Keys").Output.Select(name => name.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(ModuleAssemblies.CommandTypes.Select(ModuleAssemblies.NameOf).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void Every_command_class_is_named_after_its_command_and_sealed() => Assert.All(ModuleAssemblies.CommandTypes, type =>
    {
        Assert.Equal($"Atomscale.PowerShell.{ModuleAssemblies.NameOf(type).Replace("-", "")}Command", type.FullName);
        Assert.True(type.IsSealed, $"{type.Name} is not sealed");
    });

    [Fact]
    public void Every_command_says_what_it_gives() =>
        Assert.All(ModuleAssemblies.CommandTypes, type => Assert.True(type.GetCustomAttributes<OutputTypeAttribute>().Any(), $"{type.Name} has no OutputType"));

    [Fact]
    public void Every_command_has_a_help_page_that_names_each_parameter() => Assert.All(ModuleAssemblies.CommandTypes, type =>
    {
        var page = Path.Combine(Session.RepositoryRoot, "help", ModuleAssemblies.NameOf(type) + ".md");
        Assert.True(File.Exists(page), $"help/{Path.GetFileName(page)} is missing");
        var text = File.ReadAllText(page);
        Assert.All(Parameters(type), parameter => Assert.Contains($"### -{parameter.Name}", text));
    });

    [Fact]
    public void Every_command_that_can_make_a_request_takes_a_connection_and_stops_in_one_place() => Assert.All(ModuleAssemblies.CommandTypes, type =>
    {
        var isConnected = Ancestors(type).Any(ancestor => ancestor.Name == "ConnectedCommand");
        Assert.Contains(Ancestors(type), ancestor => ancestor.Name == "AtomscaleCommand");
        Assert.Equal(isConnected, Parameters(type).Any(parameter => parameter.Name == "Connection" && parameter.DeclaringType!.Name == "ConnectedCommand"));
        Assert.DoesNotContain(type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly), method => method.Name is "StopProcessing" or "ProcessRecord" or "EndProcessing");
    });

    [Fact]
    public void No_parameter_or_command_has_an_alias_but_those_of_the_design()
    {
        // Aliases take part in binding by name: each is a way for a foreign object to slip in.
        string[] allowed = ["Opacity: Alpha", "Name: Label", "PhysicalSample: PhysicalSampleId", "Project: ProjectId", "LiteralPath: PSPath, FullName"];
        using var session = new Session();
        Assert.Equal(["Search-AtomscaleCatalog"], session.Run("(Get-Module Atomscale).ExportedAliases.Keys").Output.Select(name => name.ToString()));
        var aliases =
            from parameter in ModuleAssemblies.CommandTypes.SelectMany(Parameters)
            from alias in parameter.GetCustomAttributes<AliasAttribute>()
            select $"{parameter.Name}: {string.Join(", ", alias.AliasNames)}";
        Assert.Empty(aliases.Except(allowed));
    }

    [Fact]
    public void No_public_type_has_a_setter_but_the_parameters_of_commands()
    {
        var offenders =
            from type in ModuleAssemblies.Model.GetExportedTypes().Concat(ModuleAssemblies.Commands.GetExportedTypes())
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true } && !property.IsDefined(typeof(ParameterAttribute)) && property.GetIndexParameters().Length == 0
            select $"{type.Name}.{property.Name}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void Views_call_no_methods() =>
        Assert.All(Views().SelectMany(view => view.Descendants("ScriptBlock")), script => Assert.DoesNotMatch(@"\.\w+\(|::", script.Value));

    [Fact]
    public void Every_public_type_is_found_as_a_literal()
    {
        using var session = new Session();
        var names = ModuleAssemblies.Model.GetExportedTypes().Where(type => !type.IsGenericType && !type.IsNested).Select(type => type.FullName!);
        Assert.All(names, name => Assert.Equal(name, session.Run($"[{name}].FullName").ThrowIfFailed().Output.Single().ToString()));
    }

    [Fact]
    public void Every_result_begins_with_the_same_columns_in_the_same_order()
    {
        string[] first =
        [
            "DataId", "DataType", "Status", "FileName", "PhysicalSampleId", "PhysicalSampleName", "ProjectId", "ProjectName", "Owner",
            "InstrumentSource", "UploadDatetime", "CollectedDatetime", "GrowthLength", "PointCount", "Summary",
        ];
        var results = ModuleAssemblies.Model.GetExportedTypes().Where(type => type.BaseType is not null && Ancestors(type).Any(ancestor => ancestor.Name == "AtomscaleResult") && !type.IsAbstract);
        Assert.All(results, type =>
        {
            // PowerShell lists properties as reflection does: a type's own before its base's.
            var names = type.GetProperties().Select(property => property.Name).ToArray();
            Assert.Equal(first, names.Take(first.Length));
            Assert.Equal("CatalogueEntry", names[^1]);
        });
    }

    [Fact]
    public void No_command_has_a_parameter_that_PowerShell_would_turn_into_local_dates()
    {
        var offenders = ModuleAssemblies.CommandTypes.SelectMany(Parameters).Where(parameter => (Nullable.GetUnderlyingType(parameter.PropertyType) ?? parameter.PropertyType) == typeof(DateTime));
        Assert.Empty(offenders.Select(parameter => $"{parameter.DeclaringType!.Name}.{parameter.Name}"));
    }

    [Fact]
    public void Files_that_Windows_PowerShell_reads_are_ASCII()
    {
        var files = Directory.EnumerateFiles(Session.ModuleFolder, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".psd1" or ".psm1" or ".ps1" or ".txt").ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, path => Assert.All(File.ReadAllBytes(path), value => Assert.InRange(value, (byte)0, (byte)127)));
    }

    private static IEnumerable<XElement> Views() => XDocument.Load(Path.Combine(Session.ModuleFolder, "Atomscale.format.ps1xml")).Descendants("View");

    private static IEnumerable<PropertyInfo> Parameters(Type type) => type.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)));

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType) yield return current;
    }
}
