using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using Atomscale.Testing;

namespace Atomscale.Benchmarks;

/// <summary>The same transfers by curl: the links come from the service and the parts stand ready as files, so curl does nothing but move bytes.</summary>
internal sealed class Curl : IDisposable
{
    private const int Parallel = 8;
    private const long PartSize = 40L * 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string _folder;

    public Curl(SandboxProcess sandbox, string folder)
    {
        _folder = folder;
        _http.BaseAddress = sandbox.Endpoint;
        _http.DefaultRequestHeaders.Add("X-API-KEY", sandbox.Key);
    }

    /// <summary>Cuts files into parts, which is not timed.</summary>
    public List<List<string>> Cut(IEnumerable<string> files) => [.. files.Select(Cut)];

    /// <summary>Sends files that were cut.</summary>
    public void Send(List<List<string>> files)
    {
        var config = new StringBuilder();
        var uploads = new List<(JsonElement First, int Parts)>();
        foreach (var parts in files)
        {
            using var answer = _http.PostAsync($"data_entries/raw_data/staged/upload_urls/?original_filename=curl.bin&num_parts={parts.Count}&staging_type=core", null).Result;
            var links = JsonDocument.Parse(answer.Content.ReadAsStringAsync().Result).RootElement.EnumerateArray().OrderBy(link => link.GetProperty("part").GetInt32()).ToArray();
            uploads.Add((links[0], parts.Count));
            for (var index = 0; index < parts.Count; index++)
                config.AppendLine(config.Length == 0 ? "" : "next").AppendLine("silent").AppendLine("fail").AppendLine("header = \"Expect:\"").AppendLine($"output = \"{Headers}{uploads.Count}-{index}\"").AppendLine($"dump-header = \"{Headers}{uploads.Count}-{index}.head\"").AppendLine($"upload-file = \"{parts[index]}\"").AppendLine($"url = \"{links[index].GetProperty("url").GetString()}\"");
        }

        Run(config.ToString());
        for (var file = 0; file < uploads.Count; file++)
        {
            var etags = Enumerable.Range(0, uploads[file].Parts).Select(index => new { ETag = EtagOf($"{Headers}{file + 1}-{index}.head"), PartNumber = index + 1 });
            var body = JsonSerializer.Serialize(new { upload_id = uploads[file].First.GetProperty("upload_id").GetString(), new_filename = uploads[file].First.GetProperty("new_filename").GetString(), etag_data = etags });
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = _http.PostAsync("data_entries/raw_data/staged/upload_urls/complete/?staging_type=core", content).Result;
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Fetches a file.</summary>
    public void Save(string dataId, string path)
    {
        using var link = JsonDocument.Parse(_http.GetStringAsync($"data_entries/raw_data/{dataId}?return_as=url-download").Result);
        Run($"silent\nfail\noutput = \"{path}\"\nurl = \"{link.RootElement.GetProperty("url").GetString()}\"\n");
    }

    public void Dispose() => _http.Dispose();

    private string Headers => Path.Combine(_folder, "curl-");

    private static string EtagOf(string path) => File.ReadLines(path).First(line => line.StartsWith("etag:", StringComparison.OrdinalIgnoreCase))[5..].Trim();

    private List<string> Cut(string file)
    {
        var parts = new List<string>();
        using var source = File.OpenRead(file);
        var buffer = new byte[1024 * 1024];
        while (source.Position < source.Length)
        {
            var path = Path.Combine(_folder, $"{Path.GetFileName(file)}.{parts.Count}");
            using var part = File.Create(path);
            for (var left = Math.Min(PartSize, source.Length - source.Position); left > 0;)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                part.Write(buffer, 0, read);
                left -= read;
            }

            parts.Add(path);
        }

        return parts;
    }

    private void Run(string config)
    {
        var path = Path.Combine(_folder, "curl.config");
        File.WriteAllText(path, config);
        using var process = Process.Start(new ProcessStartInfo("curl", $"--noproxy \"*\" --parallel --parallel-max {Parallel} --config \"{path}\"") { UseShellExecute = false, RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"curl ended with {process.ExitCode}.");
    }
}
