using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>
/// Decides what a piped object is: an object of ours, a deserialised form of one (from Import-Clixml, a job, remoting), text, or a row
/// with a property that names an id. PowerShell by itself would turn any object into text and take that for an id.
/// </summary>
internal static class InputObjects
{
    private const string Deserialized = "Deserialized.";

    /// <summary>The object behind PowerShell's wrapping.</summary>
    public static object Unwrap(object item) => item is PSObject { BaseObject: not PSCustomObject and var inner } ? inner : item;

    /// <summary>The objects of a collection as the pipeline would give them, arrays within it too; a single object is itself.</summary>
    public static IEnumerable<object?> Unroll(object? item)
    {
        if (item is null || LanguagePrimitives.GetEnumerable(item) is not { } items) return [item];
        return items.Cast<object?>().SelectMany(Unroll);
    }

    /// <summary>Whether the object is of a type of ours, live or deserialised.</summary>
    public static bool IsA(object item, Type type) =>
        type.IsInstanceOfType(Unwrap(item)) || PSObject.AsPSObject(item).TypeNames.Contains(Deserialized + type.FullName, StringComparer.OrdinalIgnoreCase);

    /// <summary>The entry that the object is or holds; null when it is none.</summary>
    public static CatalogueEntry? FindEntry(object item) => Unwrap(item) switch
    {
        CatalogueEntry entry => entry,
        AtomscaleResult result => result.CatalogueEntry,
        _ when PSObject.AsPSObject(item).TypeNames.Contains(Deserialized + typeof(CatalogueEntry).FullName) => Rebuild(PSObject.AsPSObject(item)),
        _ => null,
    };

    /// <summary>The id that the object is, if it is text, or that its property of that name holds; null when there is neither.</summary>
    public static string? FindId(object item, string property)
    {
        var id = Unwrap(item) is string text ? text.Trim() : Text(PSObject.AsPSObject(item), property);
        return string.IsNullOrEmpty(id) ? null : id;
    }

    /// <summary>The error for an object that a command cannot take.</summary>
    public static AtomscaleException Unfit(object? item, string wanted) => new(
        AtomscaleErrorKind.BadInput,
        $"{Describe(item)} is not what this command takes: {wanted}.",
        "Check what is piped in; Get-Help names what -InputObject takes.");

    /// <summary>An object as the start of a sentence.</summary>
    public static string Describe(object? item) => item is null ? "An empty value (null)" : $"An object of type {NameOf(item)}";

    // The public type behind one that this module makes: the user knows no other name.
    private static string NameOf(object item) =>
        PSObject.AsPSObject(item).TypeNames.FirstOrDefault(name => !PublicNames.IsInternal(name)) ?? "object";

    private static CatalogueEntry Rebuild(PSObject item) => new(
        Text(item, nameof(CatalogueEntry.DataId)) ?? throw Unfit(item, "its DataId is missing"),
        Text(item, nameof(CatalogueEntry.DataType)) ?? "",
        Text(item, nameof(CatalogueEntry.Status)) ?? "",
        Text(item, nameof(CatalogueEntry.FileName)),
        Text(item, nameof(CatalogueEntry.FileType)),
        Text(item, nameof(CatalogueEntry.InstrumentSource)),
        Text(item, nameof(CatalogueEntry.SampleName)),
        Text(item, nameof(CatalogueEntry.PhysicalSampleId)),
        Text(item, nameof(CatalogueEntry.PhysicalSampleName)),
        Projects(item),
        Value(item, nameof(CatalogueEntry.GrowthLength)) as double?,
        Instant(item, nameof(CatalogueEntry.UploadDatetime)),
        Instant(item, nameof(CatalogueEntry.LastAccessedDatetime)),
        Instant(item, nameof(CatalogueEntry.LastUpdated)),
        Instant(item, nameof(CatalogueEntry.CollectedDatetime)),
        Text(item, nameof(CatalogueEntry.SampleNotes)),
        Instant(item, nameof(CatalogueEntry.SampleNotesLastUpdated)),
        Bag(item, nameof(CatalogueEntry.FileMetadata)),
        Texts(item, nameof(CatalogueEntry.Tags)),
        Texts(item, nameof(CatalogueEntry.Workspaces)),
        Text(item, nameof(CatalogueEntry.Owner)),
        Value(item, nameof(CatalogueEntry.HasInstrumentLogs)) as bool?,
        Text(item, nameof(CatalogueEntry.Sha3Hash)),
        Bag(item, nameof(CatalogueEntry.AdditionalFields)));

    private static object? Value(PSObject item, string name) => item.Properties[name]?.Value is { } value ? Unwrap(value) : null;

    private static string? Text(PSObject item, string name) => Value(item, name)?.ToString()?.Trim();

    // An instant has no form of its own in CLIXML: it comes back as a bag of its properties.
    private static DateTimeOffset? Instant(PSObject item, string name) => item.Properties[name]?.Value switch
    {
        null => null,
        PSObject { BaseObject: DateTimeOffset live } => live,
        DateTimeOffset live => live,
        PSObject bag when bag.Properties[nameof(DateTimeOffset.UtcDateTime)]?.Value is { } utc => new DateTimeOffset(DateTime.SpecifyKind((DateTime)Unwrap(utc), DateTimeKind.Utc)),
        _ => null,
    };

    private static ProjectReferenceList? Projects(PSObject item) =>
        Text(item, nameof(CatalogueEntry.ProjectId)) is { } id ? new ProjectReferenceList([new ProjectReference(id, Text(item, nameof(CatalogueEntry.ProjectName)))]) : null;

    private static PropertyBag? Bag(PSObject item, string name) => Value(item, name) is IDictionary bag
        ? new PropertyBag(from DictionaryEntry pair in bag select new KeyValuePair<string, object?>(pair.Key.ToString()!, pair.Value is { } value ? Unwrap(value) : null))
        : null;

    private static TextList? Texts(PSObject item, string name) =>
        Value(item, name) is IEnumerable list and not string ? new TextList(from object? text in list where text is not null select text.ToString()!) : null;
}
