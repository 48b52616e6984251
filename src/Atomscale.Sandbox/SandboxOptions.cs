using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Storage;

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
          --generation WHICH       older, newer, unified or mixed                              [mixed]
          --key TEXT               the API key that is accepted                                [sandbox-key-0123456789]
          --latency MS             wait before each answer of the API                          [0]
          --link-seconds N         how long presigned addresses live, by the sandbox's clock   [3600]
          --etag FORM              md5, opaque, or hex (32 digits that are not the MD5)        [md5]
          --encryption HOW         none, aes256, kms, dsse or customer: the storage's answers
                                   say so, and from kms on --etag is hex when not given      [none]
          --analysis-seconds W,R   an uploaded file waits for W, then is analysed for R        [2,4]
          --video-mib N            size of a processed or raw video                            [4]
          --bandwidth-mib N        MiB/s of the storage, for all transfers together            [no limit]
          --files FOLDER           where the temporary folder with what is sent goes           [the system's]
          --faults FILE            JSON array of fault rules, see README.md
          --json                   print one line of JSON when ready, for programs
          --exit-with-input        stop when standard input closes
          --help                   this text
        """;

    public const int MostEntries = 200_000;

    private const double MostSeconds = 1e6;
    private const NumberStyles Decimal = NumberStyles.AllowDecimalPoint;

    private ETagForm? _etagForm;

    public int Port { get; private set; }

    public int StoragePort { get; private set; }

    public int ControlPort { get; private set; }

    public ulong Seed { get; private set; } = 1;

    public int EntryCount { get; private set; } = 300;

    public Generation Generation { get; private set; } = Generation.Mixed;

    public string Key { get; private set; } = "sandbox-key-0123456789";

    public int LatencyMilliseconds { get; private set; }

    public int LinkSeconds { get; private set; } = 3600;

    public ETagForm ETagForm => _etagForm ?? (Encryption is StorageEncryption.None or StorageEncryption.Aes256 ? ETagForm.Md5 : ETagForm.Hex);

    public StorageEncryption Encryption { get; private set; }

    public AnalysisTimes AnalysisTimes { get; private set; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));

    public long VideoMib { get; private set; } = 4;

    public double? BandwidthMib { get; private set; }

    public string? FilesFolder { get; private set; }

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
                Generation = OneOf<Generation>();
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
            case "--etag":
                _etagForm = OneOf<ETagForm>();
                break;
            case "--encryption":
                Encryption = OneOf<StorageEncryption>();
                break;
            case "--analysis-seconds":
                AnalysisTimes = Times();
                break;
            case "--video-mib":
                VideoMib = Number(0, 1024 * 1024);
                break;
            case "--bandwidth-mib":
                BandwidthMib = Number(1, 100_000);
                break;
            case "--files":
                FilesFolder = Value();
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

        T OneOf<T>()
            where T : struct, Enum
        {
            var value = Value();
            foreach (var known in Enum.GetValues<T>())
            {
                if (value == Name(known))
                    return known;
            }
            throw new FormatException($"{option} is one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}, not '{value}'.");

            static string Name(T known) => known.ToString().ToLowerInvariant();
        }

        AnalysisTimes Times()
        {
            var value = Value();
            var numbers = value.Split(',').Select(part => double.TryParse(part, Decimal, CultureInfo.InvariantCulture, out var number) ? number : -1);
            return numbers.ToArray() is [>= 0 and < MostSeconds and var waiting, >= 0 and < MostSeconds and var running]
                ? new AnalysisTimes(TimeSpan.FromSeconds(waiting), TimeSpan.FromSeconds(running))
                : throw new FormatException($"{option} is two numbers of seconds with a comma between, not '{value}'.");
        }

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
