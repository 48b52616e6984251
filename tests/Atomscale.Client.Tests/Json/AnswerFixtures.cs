using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.Client.Tests.Json;

/// <summary>An answer of each endpoint that commands read.</summary>
internal static class AnswerFixtures
{
    public const string Id = "11111111-2222-3333-4444-555555555555";

    private const string Clock = "missing null number";
    private const string Column = "missing null true number text empty";
    private const string Extras = "'x_flag': true, 'x_object': {'a': [1, null]}, 'x_list': ['b'], 'x_text': 'c', 'x_number': 3, 'x_null': null";

    private static readonly Dictionary<string, string> s_id = new() { ["[].id"] = "text" };

    public static IReadOnlyDictionary<string, AnswerFixture> All { get; } = new Dictionary<string, AnswerFixture>
    {
        ["catalogue"] = new(
            "data_entries/",
            $$"""
            [{'data_id': '{{Id}}', 'raw_name': 'a.mp4', 'char_source_type': 'xps', 'pipeline_status': 'success', 'raw_file_type': 'mp4', 'source_name': 'MBE', 'sample_name': 's',
              'physical_sample_id': 'p', 'physical_sample_name': 'n', 'projects': [{'id': 'j', 'name': 'k'}], 'growth_length': 12.5, 'upload_datetime': '2026-01-31T09:00:00',
              'last_accessed_datetime': '2026-01-31T09:00:00Z', 'last_updated': 'NaT', 'detail_note_content': 'x', 'detail_note_last_updated': null, 'file_metadata': {'a': 1},
              'tags': ['t'], 'name': 'Ada', 'workspaces': [{'name': 'w'}, 'v'], 'sha3_256': 'ab', 'collected_datetime': null, 'has_instrument_logs': false, {{Extras}}}]
            """,
            async client =>
            {
                var count = 0;
                await client.Catalogue.SearchAsync(new CatalogueQuery(), new CatalogueSink(entries => Task.FromResult(count += entries.Count), fault => throw fault), CancellationToken.None);
                if (count != 1) throw new InvalidOperationException($"{count} entries came.");
            },
            new() { ["[].data_id"] = "text" }),
        ["xps"] = Spectrum("xps", "binding_energies", "'xps_id': 'x', 'predicted_composition': {'Si': 0.5}, 'set_elements': ['Si']", "{'Si 2p': 99.5, 'O 1s': '532', 'C 1s': null, 'x': {'position': 1}, 'y': ['a'], 'z': 'text'}"),
        ["photoluminescence"] = Spectrum("photoluminescence", "energies", "'photoluminescence_id': 'x'", "[{'label': 'a', 'position': 1}, {'name': 'b', 'energy': '2'}]"),
        ["photoluminescence, older id"] = Spectrum("photoluminescence", "energies", "'id': 'x'", "{'a': 1.5}"),
        ["raman, energies"] = Spectrum("raman", "energies", "'raman_id': 'x'", "{'a': 1.5}"),
        ["raman, wavenumbers"] = Spectrum("raman", "wavenumbers", "'id': 'x'", "null"),
        ["xrd"] = Spectrum("xrd", "two_theta", "'id': 'x', 'wavelength_angstrom': 1.54, 'two_theta_unit': 'degrees', 'spectral_metadata': {'a': 1}", "[]"),
        ["rheed series"] = new(
            $"rheed/timeseries/{Id}/",
            $$"""
            {'series_by_angle': [{'angle': 0.0, 'view_id': 'v', 'interval_id': 'i', 'azimuth_label': '100', {{Extras}}, 'series': [
              {'time_seconds': 1, 'relative_time_seconds': 1, 'unix_timestamp_ms': 1700000000000, 'frame_number': 1, 'specular_intensity': 3.5, 'future': {'roi': [1]}, {{Extras}}},
              {'time_seconds': 2, 'relative_time_seconds': 2, 'unix_timestamp_ms': 1700000001000, 'frame_number': 2, 'specular_intensity': 4.5, 'future': 5}]}], {{Extras}}}
            """,
            client => client.Results.GetAsync(Entry("rheed_stationary"), SnapshotChoice.None, CancellationToken.None),
            new()
            {
                ["series_by_angle"] = "array",
                ["series_by_angle[]"] = "missing object",
                ["series_by_angle[].angle"] = "number",
                ["series_by_angle[].series"] = "missing array",
                ["series_by_angle[].series[]"] = "missing object",
                ["series_by_angle[].series[].time_seconds"] = Clock,
                ["series_by_angle[].series[].relative_time_seconds"] = Clock,
                ["series_by_angle[].series[].unix_timestamp_ms"] = Clock,
                ["series_by_angle[].series[].frame_number"] = Clock,
                ["series_by_angle[].series[].specular_intensity"] = Column,
            }),
        ["row form"] = new(
            $"ellipsometry/{Id}/timeseries/",
            $$"""{'series': [{'unix_timestamp_ms': 1700000000000, 'relative_time_seconds': 0, 'psi': 1.5, {{Extras}}}, {'unix_timestamp_ms': 1700000001000, 'relative_time_seconds': 1, 'psi': null}], {{Extras}}}""",
            Series,
            new() { ["series"] = "array", ["series[]"] = "missing object", ["series[].unix_timestamp_ms"] = Clock, ["series[].relative_time_seconds"] = Clock }),
        ["property form"] = new(
            $"ellipsometry/{Id}/timeseries/",
            $$"""
            {'properties': {'psi': {'unix_timestamp_ms': [1700000000000, 1700000001000], 'relative_time_seconds': [0, 1], 'values': [1.5, 'a'], 'units': 'deg', {{Extras}}},
              'delta': {'unix_timestamp_ms': [1700000000500], 'relative_time_seconds': [0.5], 'values': [2]}, {{Extras}}}, {{Extras}}}
            """,
            Series,
            new()
            {
                ["properties"] = "object",
                ["properties.*.unix_timestamp_ms"] = "missing null array",
                ["properties.*.unix_timestamp_ms[]"] = Clock,
                ["properties.*.relative_time_seconds"] = "missing null array",
                ["properties.*.relative_time_seconds[]"] = Clock,
                ["properties.*.values"] = "missing null array",
            }),
        ["rheed snapshots"] = new(
            $"data_entries/video_single_frames/{Id}", Frames, client => client.Results.GetAsync(Entry("rheed"), SnapshotChoice.All(_ => { }), CancellationToken.None), FramesEssential()),
        ["optical snapshots"] = new(
            $"optical/frame/video_single_frames/{Id}", Frames, client => client.Results.GetAsync(Entry("optical"), SnapshotChoice.All(_ => { }), CancellationToken.None), FramesEssential()),
        ["fingerprint"] = new(
            $"rheed/images/{Id}/fingerprint",
            $$"""
            {'processed_data_id': 'd', 'fingerprint': {'directed': false, 'multigraph': true, 'graph': {}, 'nodes': [{'id': 1, 'node_id': 1, 'centroid_0': 1.5, 'mask_rle': '4', {{Extras}}}, {'id': 2}],
              'horizontal_distances': [{'start_id': 1, 'end_id': 2, 'weight': 3, {{Extras}}}], {{Extras}}}, {{Extras}}}
            """,
            Image,
            new()
            {
                ["fingerprint"] = "missing null object",
                ["fingerprint.nodes"] = "",
                ["fingerprint.nodes[]"] = "",
                ["fingerprint.nodes[].id"] = "",
                ["fingerprint.horizontal_distances"] = "missing null array",
                ["fingerprint.horizontal_distances[]"] = "missing",
                ["fingerprint.horizontal_distances[].start_id"] = "",
                ["fingerprint.horizontal_distances[].end_id"] = "",
            }),
        ["mask"] = new(
            $"rheed/images/{Id}/mask", $$"""{'mask_rle': '4', 'mask_height': 2, 'mask_width': 2, 'processed_data_id': 'd', {{Extras}}}""", Image,
            new() { ["mask_rle"] = "missing null", ["mask_height"] = "", ["mask_width"] = "" }),
        ["link"] = new(
            $"data_entries/processed_data/{Id}", $$"""{'url': '@picture.png', 'file_name': 'a.png', 'file_format': 'png', {{Extras}}}""", Image, new() { ["url"] = "" }),
        ["samples"] = new(
            "physical_samples/",
            $$"""
            [{'id': 's', 'name': 'n', 'projects': [{'id': 'j', 'name': 'k'}], 'target_material': {'substrate': 'Si', 'sample_name': 'x', 'y': 1}, 'physical_sample_metadata': {'a': 1},
              'detail_notes': {'content': 'x', 'last_updated': '2026-01-31T09:00:00'}, 'growth_instrument': {'source_name': 'MBE'}, 'num_data_items': 3,
              'created_datetime': '2026-01-31T09:00:00', 'last_updated': null, 'owner_name': 'Ada', {{Extras}}}]
            """,
            client => client.Samples.ListAsync(CancellationToken.None), s_id),
        ["projects"] = new(
            "projects/",
            $$"""[{'id': 'j', 'name': 'k', 'physical_sample_count': 3, 'detail_note': {'content': 'x', 'last_updated': null}, 'last_updated': '2026-01-31T09:00:00', 'owner_name': 'Ada', {{Extras}}}]""",
            client => client.Samples.ListProjectsAsync(CancellationToken.None), s_id),
        ["samples of a project"] = new(
            "projects/j/physical_samples", $$"""[{'id': 's', 'name': 'n', 'growth_instrument': 'MBE', {{Extras}}}]""",
            client => client.Samples.ListOfProjectAsync("j", CancellationToken.None), new() { ["[].id"] = "missing null text" }),
        ["instruments"] = new(
            "instruments/synthesis",
            $$"""[{'synth_source_id': 3, 'source_name': 'MBE', 'synth_source_type': 'mbe', 'source_manufacturer': 'm', 'source_model': 'n', 'serial_id': 'o', {{Extras}}}]""",
            client => client.Instruments.ListAsync(CancellationToken.None), new() { ["[].synth_source_id"] = "number" }),
        ["created instrument"] = new(
            "instruments/synthesis", $$"""{'synth_source_id': 3, {{Extras}}}""", client => client.Instruments.CreateAsync("a", "b", "mbe", null, CancellationToken.None),
            new() { ["synth_source_id"] = "number" }),
        ["upload links"] = new(
            "data_entries/raw_data/staged/upload_urls/",
            $$"""[{'part': 1, 'url': 'http://127.0.0.1/1', 'upload_id': 'u', 'new_filename': 'n', 'data_id': 'd', {{Extras}}}, {'part': '2', 'url': 'http://127.0.0.1/2'}]""",
            client => client.Files.BeginAsync("a.bin", 2, null, CancellationToken.None),
            new()
            {
                ["[].part"] = "",
                ["[].url"] = "text",
                ["[].upload_id"] = "missing null text empty",
                ["[].new_filename"] = "missing null text empty",
                ["[].data_id"] = "missing null text empty",
            }),
    };

    private static string Frames => $$"""{'frames': [{'image_uuid': '{{Id}}', 'timestamp_seconds': 1.5, 'time_seconds': 2, {{Extras}}}], {{Extras}}}""";

    private static Dictionary<string, string> FramesEssential() => new()
    {
        ["frames"] = "missing null array",
        ["frames[]"] = "missing object",
        ["frames[].image_uuid"] = "missing null empty text",
    };

    private static AnswerFixture Spectrum(string type, string axis, string more, string peaks) => new(
        $"{type}/{Id}",
        $"{{'{axis}': [1.5, null, 3], 'intensities': [10, 20.5, 30], 'detected_peaks': {peaks}, 'last_updated': '2026-01-31T09:00:00', {more}, {Extras}}}",
        client => client.Results.GetAsync(Entry(type), SnapshotChoice.None, CancellationToken.None),
        new() { [axis] = "", [axis + "[]"] = "null number", ["intensities"] = "", ["intensities[]"] = "null number" });

    private static Task Series(AtomscaleClient client) => client.Results.GetAsync(Entry("ellipsometry"), SnapshotChoice.None, CancellationToken.None);

    private static Task Image(AtomscaleClient client) => client.Results.GetAsync(Entry("rheed_image"), SnapshotChoice.None, CancellationToken.None);

    private static CatalogueEntry Entry(string type)
    {
        using var document = System.Text.Json.JsonDocument.Parse($$"""{"data_id": "{{Id}}", "char_source_type": "{{type}}", "pipeline_status": "success"}""");
        return CatalogueReader.Read(document.RootElement, Client.Json.UnexpectedFields.None);
    }
}
