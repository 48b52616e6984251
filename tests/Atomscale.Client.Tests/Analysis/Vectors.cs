using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using CsvHelper;
using Xunit;

namespace Atomscale.Client.Tests.Analysis;

/// <summary>What the service's own client computed from synthetic payloads.</summary>
internal static class Vectors
{
    private static readonly string Root = Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "vectors");

    public static TheoryData<string> Names(string family)
    {
        var names = new TheoryData<string>();
        foreach (var folder in Directory.GetDirectories(Path.Combine(Root, family)).OrderBy(folder => folder, StringComparer.Ordinal)) names.Add(Path.GetFileName(folder));
        return names;
    }

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static JsonElement Json(params string[] parts) => JsonDocument.Parse(File.ReadAllText(PathOf(parts))).RootElement;

    /// <summary>The records of a CSV file; the first one is the header.</summary>
    public static List<string[]> Csv(params string[] parts)
    {
        using var reader = new StreamReader(PathOf(parts));
        using var parser = new CsvParser(reader, CultureInfo.InvariantCulture);
        var records = new List<string[]>();
        while (parser.Read()) records.Add(parser.Record!);
        return records;
    }

    /// <summary>Compares a value with a cell of an expected CSV file: numbers within 1e-9 relative, nothing where nothing is expected.</summary>
    public static void AssertCell(string expected, object? actual, string where)
    {
        switch (actual)
        {
            case null:
            case double.NaN:
                Assert.True(expected.Length == 0, $"{where}: expected {expected}, found nothing");
                break;
            case double or long or int:
                Assert.True(expected.Length > 0, $"{where}: expected nothing, found {actual}");
                AssertClose(double.Parse(expected, CultureInfo.InvariantCulture), Convert.ToDouble(actual, CultureInfo.InvariantCulture), where);
                break;
            case bool flag:
                Assert.True(string.Equals(expected, flag.ToString(), StringComparison.OrdinalIgnoreCase), $"{where}: expected {expected}, found {flag}");
                break;
            default:
                Assert.Equal(expected, actual.ToString());
                break;
        }
    }

    public static void AssertClose(double expected, double actual, string where)
    {
        var allowed = 1e-9 * Math.Max(Math.Abs(expected), Math.Abs(actual));
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= allowed, FormattableString.Invariant($"{where}: expected {expected:R}, found {actual:R}"));
    }
}
