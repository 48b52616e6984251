using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.Sandbox.Control;
using Atomscale.Sandbox.Faults;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Pictures;
using Atomscale.Sandbox.Randomness;
using Atomscale.Sandbox.Series;
using Atomscale.Sandbox.Spectra;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>The API port: every address of the contract. An address that is new is a line here.</summary>
internal static class ApiServer
{
    private static readonly string[] _done = [Statuses.Success];

    /// <summary>Streams have a series while they last.</summary>
    private static readonly string[] _doneOrStreaming =
        [Statuses.Success, Statuses.StreamActive, Statuses.StreamInterrupted, Statuses.StreamFinalizing];

    public static WebApplication Create(SandboxState state)
    {
        var app = Listener.Create(state.Options.Port);
        app.Use(new RequestLogMiddleware(state, "api").InvokeAsync);
        app.Use((context, next) => DelayAsync(state.Options.LatencyMilliseconds, context, next));
        app.Use(new FaultMiddleware(state, "api").InvokeAsync);
        app.Use(new ApiKeyMiddleware(state.Options.Key).InvokeAsync);
        app.UseRouting();
        app.Use(ServiceErrorMiddleware.InvokeAsync);
        MapCatalogue(app, state.Register);
        MapSpectra(app, state.Register);
        MapSeries(app, state.Register);
        MapPictures(app, state);
        MapFiles(app, state);
        MapRecords(app, state.Register);
        return app;
    }

    private static async Task DelayAsync(int milliseconds, HttpContext context, RequestDelegate next)
    {
        if (milliseconds > 0)
            await Task.Delay(milliseconds, context.RequestAborted);
        await next(context);
    }

    private static void MapCatalogue(WebApplication app, Register register)
        => app.MapGet("data_entries/", (RequestDelegate)new CatalogueEndpoint(register).AnswerAsync);

    private static void MapSpectra(WebApplication app, Register register)
    {
        Map("xps/{id}", entry => entry.DataType == DataTypes.Xps, SpectrumJson.WriteXps);
        Map("photoluminescence/{id}", entry => DataTypes.IsPhotoluminescence(entry.DataType), SpectrumJson.WritePhotoluminescence);
        Map("raman/{id}", entry => entry.DataType == DataTypes.Raman, SpectrumJson.WriteRaman);
        Map("xrd/{id}", entry => entry.DataType == DataTypes.Xrd, SpectrumJson.WriteXrd);

        void Map(string pattern, Func<Entry, bool> serves, Action<Utf8JsonWriter, Entry, Draw> write)
            => MapEntry(app, pattern, register, serves, _done, (writer, entry, draw, _) => write(writer, entry, draw));
    }

    private static void MapSeries(WebApplication app, Register register)
    {
        MapEntry(app, "rheed/timeseries/{id}/", register, entry => DataTypes.IsRheedVideo(entry.DataType), _doneOrStreaming,
            (writer, entry, draw, context) => RheedSeries.Write(writer, entry, draw, QueryReader.WholeNumber(context.Request.Query, "last_n", least: 1)));
        Map("optical/timeseries/{id}/", entry => entry.DataType == DataTypes.Optical, SeriesJson.WriteOptical);
        Map("tool-state/{id}/timeseries/", entry => entry.DataType == DataTypes.ToolState, SeriesJson.WriteLog);
        Map("recipe/{id}/timeseries/", entry => entry is { DataType: DataTypes.Recipe, IsOlder: false }, SeriesJson.WriteLog);
        Map("ellipsometry/{id}/timeseries/", entry => entry.DataType == DataTypes.Ellipsometry, SeriesJson.WriteEllipsometry);
        // The older address serves both what is now called tool state and the recipes of its time.
        Map("metrology/{id}/timeseries/", entry => entry is { DataType: DataTypes.Metrology } or { DataType: DataTypes.Recipe, IsOlder: true },
            SeriesJson.WriteLog);

        void Map(string pattern, Func<Entry, bool> serves, Action<Utf8JsonWriter, Entry, Draw> write)
            => MapEntry(app, pattern, register, serves, _doneOrStreaming, (writer, entry, draw, _) => write(writer, entry, draw));
    }

    private static void MapPictures(WebApplication app, SandboxState state)
    {
        Map("rheed/images/{id}/fingerprint", "fingerprint", picture => picture.HasFingerprint, FingerprintJson.Write);
        Map("rheed/images/{id}/mask", "mask", picture => picture.HasMask, (writer, picture, frame, _) => MaskJson.Write(writer, picture, frame));
        MapSnapshots("data_entries/video_single_frames/{id}", entry => DataTypes.IsRheedVideo(entry.DataType));
        MapSnapshots("optical/frame/video_single_frames/{id}", entry => entry.DataType == DataTypes.Optical);

        void Map(string pattern, string part, Func<Picture, bool> has, Action<Utf8JsonWriter, Picture, RheedFrame, Draw> write)
            => app.MapGet(pattern, (RequestDelegate)new PictureEndpoint(state, part, has, write).AnswerAsync);

        void MapSnapshots(string pattern, Func<Entry, bool> serves)
            => MapEntry(app, pattern, state.Register, serves, _done, (writer, entry, _, _) => SnapshotJson.Write(writer, entry, state.Pictures));
    }

    private static void MapFiles(WebApplication app, SandboxState state)
    {
        var files = new FileEndpoints(state);
        app.MapGet("data_entries/processed_data/{id}", (RequestDelegate)files.ProcessedAsync);
        app.MapGet("data_entries/raw_data/{id}", (RequestDelegate)files.RawAsync);
        var uploads = new UploadEndpoints(state);
        app.MapPost("data_entries/raw_data/staged/upload_urls/", (RequestDelegate)uploads.BeginAsync);
        app.MapPost("data_entries/raw_data/staged/upload_urls/complete/", (RequestDelegate)uploads.CompleteAsync);
    }

    private static void MapRecords(WebApplication app, Register register)
    {
        var samples = new SampleEndpoints(register);
        app.MapGet("physical_samples/", (RequestDelegate)samples.SamplesAsync);
        app.MapGet("projects/", (RequestDelegate)samples.ProjectsAsync);
        app.MapGet("projects/{id}/physical_samples", (RequestDelegate)samples.ProjectSamplesAsync);
        app.MapGet("instruments/synthesis", (RequestDelegate)samples.InstrumentsAsync);
        var records = new RecordEndpoints(register, samples);
        app.MapPost("physical_samples/", (RequestDelegate)records.AddSampleAsync);
        app.MapPost("projects/{id}/configuration/tracking_samples", (RequestDelegate)records.TrackSampleAsync);
        app.MapPost("instruments/synthesis", (RequestDelegate)records.AddInstrumentAsync);
        app.MapDelete("instruments/synthesis", (RequestDelegate)records.RemoveInstrumentsAsync);
    }

    private static void MapEntry(
        WebApplication app,
        string pattern,
        Register register,
        Func<Entry, bool> serves,
        IReadOnlyList<string> ready,
        Action<Utf8JsonWriter, Entry, Draw, HttpContext> write)
        => app.MapGet(pattern, (RequestDelegate)new EntryEndpoint(register, serves, ready, write).AnswerAsync);
}
