using System;
using System.IO;
using System.Linq;

namespace Atomscale.Sandbox.Lab;

/// <summary>Guesses from a file's name what was measured: first by its ending, then by its words.</summary>
internal static class FileTypes
{
    public static string Guess(string name, Generation generation)
    {
        var ending = Path.GetExtension(name).ToUpperInvariant();
        var type = ending switch
        {
            ".PNG" or ".TIF" or ".TIFF" or ".BMP" or ".JPG" or ".JPEG" => DataTypes.RheedImage,
            ".MP4" or ".AVI" or ".IMM" or ".MOV" or ".MKV" => Video(name),
            ".VMS" or ".SPE" => DataTypes.Xps,
            ".WDF" => DataTypes.Raman,
            ".XRDML" or ".RAS" => DataTypes.Xrd,
            ".ISO" => DataTypes.Ellipsometry,
            ".TDMS" or ".PARQUET" => DataTypes.ToolState,
            _ => Words(name),
        };
        // The older generation had another name for the one and never heard of the others.
        return generation == Generation.Newer ? type : type switch
        {
            DataTypes.ToolState => DataTypes.Metrology,
            DataTypes.Xrd or DataTypes.Ellipsometry => DataTypes.None,
            _ => type,
        };
    }

    private static string Video(string name)
        => Has(name, "viewport", "optical", "camera") ? DataTypes.Optical
        : Has(name, "rotat") ? DataTypes.RheedRotating
        : Has(name, "scan") ? DataTypes.RheedXscan
        : DataTypes.RheedStationary;

    private static string Words(string name)
        => Has(name, "xps") ? DataTypes.Xps
        : Has(name, "raman") ? DataTypes.Raman
        : Has(name, "xrd", "2theta") ? DataTypes.Xrd
        : Has(name, "photolum", "pl_", "pl ") ? DataTypes.Photoluminescence
        : Has(name, "ellips") ? DataTypes.Ellipsometry
        : Has(name, "recipe") ? DataTypes.Recipe
        : Has(name, "log", "chamber") ? DataTypes.ToolState
        : DataTypes.None;

    private static bool Has(string name, params string[] words)
        => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
