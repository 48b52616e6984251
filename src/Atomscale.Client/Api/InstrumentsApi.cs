using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Growth instruments, <c>instruments/synthesis</c>.</summary>
public sealed class InstrumentsApi
{
    private const string Path = "instruments/synthesis";

    private readonly ApiSender _sender;

    internal InstrumentsApi(ApiSender sender) => _sender = sender;

    /// <summary>The kinds of instruments that the service knows.</summary>
    public static IReadOnlyList<string> KnownTypes { get; } = ["ald", "cvd", "mbe", "pld", "pvd", "sputter"];

    /// <summary>All instruments that the key may see.</summary>
    public Task<IReadOnlyList<GrowthInstrument>> ListAsync(CancellationToken cancellationToken) => _sender.ListAsync(ApiRequest.Get(Path), Read, cancellationToken, "synth_source_id");

    /// <summary>Creates an instrument; never sent again once it may have arrived.</summary>
    /// <returns>The new id.</returns>
    /// <exception cref="AtomscaleException">OutcomeUnknown: the answer was lost. Or the service refused.</exception>
    public Task<long> CreateAsync(string label, string manufacturerModel, string type, string? serialId, CancellationToken cancellationToken) => _sender.GetJsonAsync(
        ApiRequest.Create(Path, Body(label, manufacturerModel, type, serialId)),
        answer => answer.ValueKind == JsonValueKind.Undefined
            ? throw new PayloadException("synth_source_id", "is missing, though the service accepted the instrument")
            : new JsonFields(answer, "", _sender.UnexpectedFields).RequiredWhole("synth_source_id"),
        cancellationToken);

    /// <summary>Deletes an instrument.</summary>
    /// <exception cref="AtomscaleException">NotFound: there is none of that id.</exception>
    public Task DeleteAsync(long instrumentId, CancellationToken cancellationToken) => _sender.SendAsync(
        ApiRequest.Delete(Path, new QueryText().Add("synthesis_instrument_ids", instrumentId)),
        async (body, token) =>
        {
            await body.CopyToAsync(Stream.Null, 4_096, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private static GrowthInstrument Read(JsonFields fields) => new(
        fields.RequiredWhole("synth_source_id"),
        fields.Text("source_name"),
        fields.Text("synth_source_type"),
        fields.Text("source_manufacturer"),
        fields.Text("source_model"),
        fields.Text("serial_id"),
        fields.Rest());

    private static string Body(string label, string name, string type, string? serialId)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("label", label);
            json.WriteString("name", name);
            json.WriteString("type", type);
            json.WriteString("serial_id", serialId);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
