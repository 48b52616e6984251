using System.Linq;
using System.Text.Json;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Reads one entry of the catalogue.</summary>
internal static class CatalogueReader
{
    /// <summary>An entry is there to say which data there is: only its id is essential.</summary>
    public static CatalogueEntry Read(JsonElement element, UnexpectedFields unexpectedFields)
    {
        var id = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("data_id", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        var fields = new JsonFields(element, string.IsNullOrWhiteSpace(id) ? "an entry" : $"entry {id}", unexpectedFields);
        return new CatalogueEntry(
            dataId: string.IsNullOrWhiteSpace(id) ? throw new PayloadException(fields.PathOf("data_id"), "is missing or empty") : fields.RequiredText("data_id"),
            fileName: fields.Text("raw_name"),
            dataType: fields.Text("char_source_type") ?? "",
            status: fields.Text("pipeline_status") ?? "",
            fileType: fields.Text("raw_file_type"),
            instrumentSource: fields.Text("source_name"),
            sampleName: fields.Text("sample_name"),
            physicalSampleId: fields.Text("physical_sample_id"),
            physicalSampleName: fields.Text("physical_sample_name"),
            projects: Projects(fields),
            growthLength: fields.Number("growth_length"),
            uploadDatetime: fields.Instant("upload_datetime"),
            lastAccessedDatetime: fields.Instant("last_accessed_datetime"),
            lastUpdated: fields.Instant("last_updated"),
            sampleNotes: fields.Text("detail_note_content"),
            sampleNotesLastUpdated: fields.Instant("detail_note_last_updated"),
            fileMetadata: fields.Bag("file_metadata"),
            tags: new TextList(fields.Items("tags").Select(item => item.ToString())),
            owner: fields.Text("name"),
            workspaces: new TextList(fields.Items("workspaces").Select(NameOf)),
            sha3Hash: fields.Text("sha3_256"),
            collectedDatetime: fields.Instant("collected_datetime"),
            hasInstrumentLogs: fields.Flag("has_instrument_logs"),
            additionalFields: fields.Rest());
    }

    /// <summary>The field <c>projects</c> as entries and samples have it.</summary>
    public static ProjectReferenceList Projects(JsonFields fields) => new(
        from project in fields.Objects("projects") select new ProjectReference(project.Text("id"), project.Text("name")));

    // Workspaces are texts or objects; of an object the name says most.
    private static string NameOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return item.ToString();
        foreach (var field in new[] { "name", "id" })
        {
            if (item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String) return value.GetString()!;
        }

        return item.GetRawText();
    }
}
