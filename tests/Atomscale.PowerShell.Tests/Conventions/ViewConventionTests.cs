using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Conventions;

/// <summary>The conventions of the views, held over every public type that a script can come across.</summary>
public sealed class ViewConventionTests
{
    private static readonly Type[] s_numbers = [typeof(int), typeof(long), typeof(double), typeof(byte)];

    // What the import adds to a type, by the type's name.
    private static readonly Lazy<ILookup<string, string>> s_added = new(() =>
    {
        using var session = new Session();
        var added = session.Run("Get-TypeData -TypeName *Atomscale.* | ForEach-Object { foreach ($name in $_.Members.Keys) { \"$($_.TypeName) $name\" } }").ThrowIfFailed();
        return added.Output.Select(line => line.ToString().Split(' ')).ToLookup(parts => parts[0], parts => parts[1]);
    });

    public static TheoryData<string> Shown => [.. ShownTypes().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_type_that_is_shown_has_a_table_and_a_list(string type)
    {
        var shown = ModuleAssemblies.Model.GetType(type)!;
        foreach (var control in new[] { "TableControl", "ListControl" })
            Assert.True(ViewsOf(shown).Any(view => view.Element(control) is not null), $"{type} has no view with a {control}");
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Columns_name_properties_that_are_there_and_numbers_stand_on_the_right(string type)
    {
        var shown = ModuleAssemblies.Model.GetType(type)!;
        foreach (var view in ViewsOf(shown))
        {
            // An item with an entry of its own names its type there.
            var items = view.Descendants().Where(element => element.Name.LocalName is "TableColumnItem" or "ListItem")
                .Where(item => item.Ancestors("ListEntry").SelectMany(entry => entry.Elements("EntrySelectedBy")).Elements("TypeName").All(name => name.Value == type));
            Assert.All(items.Elements("PropertyName"), name => Assert.True(shown.GetProperty(name.Value) is not null, $"{type} has no {name.Value}"));
            foreach (var (header, item) in view.Descendants("TableColumnHeader").Zip(view.Descendants("TableColumnItem")))
            {
                if (item.Element("PropertyName") is not { } name || shown.GetProperty(name.Value) is not { } property) continue;
                if (s_numbers.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
                    Assert.Equal((name.Value, "Right"), (name.Value, header.Element("Alignment")?.Value));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_header_of_a_table_is_a_property_live_and_deserialised(string type)
    {
        var shown = ModuleAssemblies.Model.GetType(type)!;
        foreach (var header in ViewsOf(shown).Descendants("TableColumnHeader").Select(header => header.Element("Label")!.Value))
        {
            foreach (var prefix in new[] { "", "Deserialized." })
            {
                var added = Family(shown).SelectMany(ancestor => s_added.Value[prefix + ancestor.FullName]);
                Assert.Contains(header, shown.GetProperties().Select(property => property.Name).Concat(added), StringComparer.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void What_type_data_adds_is_hidden_and_stands_for_a_header()
    {
        var types = XDocument.Load(Path.Combine(Session.ModuleFolder, "Atomscale.types.ps1xml")).Descendants("Type").ToArray();
        var members = types.Elements("Members").Elements().Where(member => member.Name.LocalName != "MemberSet").ToArray();
        Assert.All(members, member => Assert.True((bool?)member.Attribute("IsHidden"), $"{member.Element("Name")!.Value} is not hidden"));
        var headers = Views().Descendants("TableColumnHeader").Select(header => header.Element("Label")!.Value).ToHashSet();
        Assert.All(members, member => Assert.Contains(member.Element("Name")!.Value, headers));
    }

    [Fact]
    public void No_view_writes_an_escape_sequence()
    {
        var text = File.ReadAllText(Path.Combine(Session.ModuleFolder, "Atomscale.format.ps1xml"));
        Assert.DoesNotMatch(@"\x1b|`e|\[char\]|&#(x1b|27);", text);
    }

    [Fact]
    public void No_table_needs_more_than_120_columns()
    {
        foreach (var view in Views().Where(view => view.Element("TableControl") is not null))
        {
            var columns = view.Descendants("TableColumnHeader").ToArray();
            var width = columns.Sum(column => (int?)column.Element("Width") ?? column.Element("Label")!.Value.Length) + columns.Length - 1;
            Assert.True(width <= 120, $"{view.Element("Name")!.Value} needs {width} columns");
        }
    }

    [Fact]
    public void The_first_column_of_every_table_has_a_width()
    {
        // Without one, PowerShell 7 takes all widths from the contents: a long name pushes the other columns out of the window.
        foreach (var view in Views().Where(view => view.Element("TableControl") is not null))
            Assert.True(view.Descendants("TableColumnHeader").First().Element("Width") is not null, view.Element("Name")!.Value);
    }

    // What PowerShell shows as an object with properties: not numbers, text and lists, which show as their items.
    private static IEnumerable<Type> ShownTypes() =>
        from type in ModuleAssemblies.Model.GetExportedTypes()
        where type.IsClass && !(type.IsAbstract && type.IsSealed) && !type.IsGenericType
        where !typeof(IEnumerable).IsAssignableFrom(type) && !typeof(Exception).IsAssignableFrom(type)
        // Of a family of results only the kinds themselves are ever made.
        where !(type.IsAbstract && ModuleAssemblies.Model.GetExportedTypes().Any(other => other.BaseType == type && type.Name.EndsWith("Result", StringComparison.Ordinal)))
        orderby type.FullName
        select type;

    private static IEnumerable<XElement> ViewsOf(Type type)
    {
        foreach (var current in Family(type))
        {
            var found = Views().Where(view => view.Element("ViewSelectedBy")!.Elements("TypeName").Any(name => name.Value == current.FullName)).ToArray();
            if (found.Length > 0) return found;
        }

        return [];
    }

    private static IEnumerable<Type> Family(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType) yield return current;
    }

    private static IEnumerable<XElement> Views() => XDocument.Load(Path.Combine(Session.ModuleFolder, "Atomscale.format.ps1xml")).Descendants("View");
}
