using System;
using System.Globalization;
using System.IO;
using Atomscale.Client.IO;

namespace Atomscale.Client.Sync;

/// <summary>Where the file of a result is below the folder. Nothing of it is taken from the service as it came.</summary>
internal sealed class ResultPlaces(ResultLayout layout, TableFormat format)
{
    // What engines read as a missing value.
    private const string Unknown = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>The ending of the files.</summary>
    public string Ending { get; } = format switch
    {
        TableFormat.Csv => ".csv",
        TableFormat.JsonLines => ".jsonl",
        _ => ".parquet",
    };

    /// <summary>The name of the file of the entries; engines leave out what begins like this.</summary>
    public string Catalogue => "_catalogue" + Ending;

    /// <summary>The path of an entry's file, with slashes.</summary>
    public string Of(CatalogueEntry entry)
    {
        var name = ServerFileName.Clean(entry.DataId, "entry") + Ending;
        if (layout == ResultLayout.Flat) return name;
        var type = ServerFileName.Clean(entry.DataType.ToLowerInvariant(), Unknown).Replace('=', '_');
        var month = entry.UploadDatetime is { } uploaded ? uploaded.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) : Unknown;
        return $"data_type={type}/upload_month={month}/{name}";
    }

    /// <summary>Removes what killed runs have left: files under temporary names.</summary>
    public static void RemoveTemporary(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.tmp", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (name.Length > 32 && Guid.TryParseExact(name.Substring(name.Length - 32), "N", out _)) File.Delete(path);
        }
    }
}
