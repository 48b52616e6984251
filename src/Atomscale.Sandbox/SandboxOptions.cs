using System;
using System.Collections.Generic;
using System.Globalization;
using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox;

/// <summary>The command line.</summary>
internal sealed class SandboxOptions
{
    public const string Help = """
        A local server that speaks the Atomscale API with synthetic data, and can be told to fail.

        dotnet run --project src/Atomscale.Sandbox -- [options]

          --port N                 port of the API (0: a free one)                             [0]
          --storage-port N         port of the file storage                                    [0]
          --control-port N         port of the control endpoint, see README.md                 [0]
          --seed N                 the same seed makes the same lab                            [1]
          --entries N              catalogue entries, up to 200000                             [300]
          --generation WHICH       older, newer or mixed                                       [mixed]
          --key TEXT               the API key that is accepted                                [sandbox-key-0123456789]
          --latency MS             wait before each answer of the API                          [0]
          --link-seconds N         how long presigned addresses live, by the sandbox's clock   [3600]
          --faults FILE            JSON array of fault rules, see README.md
          --json                   print one line of JSON when ready, for programs
          --exit-with-input        stop when standard input closes
          --help                   this text
        """;

    public const int MostEntries = 200_000;

    public int Port { get; private set; }

    public int StoragePort { get; private set; }

    public int ControlPort { get; private set; }

    public ulong Seed { get; private set; } = 1;

    public int EntryCount { get; private set; } = 300;

    public Generation Generation { get; private set; } = Generation.Mixed;

    public string Key { get; private set; } = "sandbox-key-0123456789";

    public int LatencyMilliseconds { get; private set; }

    public int LinkSeconds { get; private set; } = 3600;

    public string? FaultsFile { get; private set; }

    public bool PrintsJson { get; private set; }

    public bool ExitsWithInput { get; private set; }

    public bool ShowsHelp { get; private set; }

    /// <exception cref="FormatException">An option is unknown, lacks its value, or has a wrong one.</exception>
    public static SandboxOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new SandboxOptions();
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
            options.Take(rest.Current, rest);
        return options;
    }

    private void Take(string option, IEnumerator<string> rest)
    {
        switch (option)
        {
            case "--port":
                Port = Number(0, 65535);
                break;
            case "--storage-port":
                StoragePort = Number(0, 65535);
                break;
            case "--control-port":
                ControlPort = Number(0, 65535);
                break;
            case "--seed":
                Seed = (ulong)Number(0, int.MaxValue);
                break;
            case "--entries":
                EntryCount = Number(0, MostEntries);
                break;
            case "--generation":
                var text = Value();
                Generation = text switch
                {
                    "older" => Generation.Older,
                    "newer" => Generation.Newer,
                    "mixed" => Generation.Mixed,
                    _ => throw new FormatException($"--generation is older, newer or mixed, not '{text}'."),
                };
                break;
            case "--key":
                Key = Value();
                break;
            case "--latency":
                LatencyMilliseconds = Number(0, 600_000);
                break;
            case "--link-seconds":
                LinkSeconds = Number(1, 7 * 24 * 3600);
                break;
            case "--faults":
                FaultsFile = Value();
                break;
            case "--json":
                PrintsJson = true;
                break;
            case "--exit-with-input":
                ExitsWithInput = true;
                break;
            case "--help" or "-h" or "-?":
                ShowsHelp = true;
                break;
            default:
                throw new FormatException($"Unknown option '{option}'.");
        }

        string Value() => rest.MoveNext() && rest.Current.Length > 0 ? rest.Current : throw new FormatException($"{option} needs a value.");

        int Number(int least, int most)
        {
            var value = Value();
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (isNumber && number >= least && number <= most)
                return number;
            var range = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
            throw new FormatException($"{option} is a number from {range}, not '{value}'.");
        }
    }
}
