using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Sandbox.Api;
using Atomscale.Sandbox.Control;
using Atomscale.Sandbox.Faults;
using Atomscale.Sandbox.Storage;
using Microsoft.AspNetCore.Builder;

namespace Atomscale.Sandbox;

/// <summary>Starts the three listeners and waits for the end.</summary>
internal static class Program
{
    private const int WrongArguments = 2;
    private const int CannotListen = 1;

    public static async Task<int> Main(string[] arguments)
    {
        SandboxOptions options;
        IReadOnlyList<FaultRule> faults;
        try
        {
            options = SandboxOptions.Parse(arguments);
            if (options.ShowsHelp)
            {
                Console.WriteLine(SandboxOptions.Help);
                return 0;
            }
            faults = await ReadFaultsAsync(options.FaultsFile);
        }
        catch (FormatException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message} --help shows the options.");
            return WrongArguments;
        }

        using var state = new SandboxState(options, faults);
        await using var api = ApiServer.Create(state);
        await using var storage = StorageServer.Create(state);
        await using var control = ControlServer.Create(state);
        WebApplication[] servers = [api, storage, control];
        try
        {
            foreach (var server in servers)
                await server.StartAsync();
            state.Links.Root = AddressOf(storage);
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return CannotListen;
        }

        Console.WriteLine(options.PrintsJson
            ? ReadyMessage.Json(AddressOf(api), AddressOf(storage), AddressOf(control), options.Key)
            : ReadyMessage.Text(AddressOf(api), AddressOf(control), options));
        await EndAsync(options.ExitsWithInput);
        // Requests may be stalled or held for ever: an expired token makes Kestrel abort them at once.
        foreach (var server in servers)
            await server.StopAsync(new CancellationToken(canceled: true));
        return 0;
    }

    private static Uri AddressOf(WebApplication server) => new(server.Urls.Single());

    /// <exception cref="FormatException">The file cannot be read, or is not an array of rules.</exception>
    private static async Task<IReadOnlyList<FaultRule>> ReadFaultsAsync(string? file)
    {
        if (file is null)
            return [];
        try
        {
            await using var json = File.OpenRead(file);
            return await FaultRuleJson.ReadAsync(json, CancellationToken.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new FormatException($"--faults {file}: {error.Message}", error);
        }
    }

    /// <summary>Waits for Ctrl+C, a request to terminate, or, when asked to, the end of standard input.</summary>
    private static async Task EndAsync(bool withInput)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        if (withInput)
            _ = Task.Run(ReadToEndAsync);
        await ended.Task;

        async Task ReadToEndAsync()
        {
            try
            {
                await Console.OpenStandardInput().CopyToAsync(Stream.Null);
            }
            finally
            {
                ended.TrySetResult();
            }
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }
    }
}
