using System;
using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Sandbox.Lab;

/// <summary>The service's data types, and what a <c>data_type</c> filter means for each generation of server.</summary>
internal static class DataTypes
{
    public const string RheedImage = "rheed_image";
    public const string RheedStationary = "rheed_stationary";
    public const string RheedRotating = "rheed_rotating";
    public const string RheedXscan = "rheed_xscan";
    public const string Rheed = "rheed";
    public const string Xps = "xps";
    public const string Photoluminescence = "photoluminescence";
    public const string Pl = "pl";
    public const string Raman = "raman";
    public const string Xrd = "xrd";
    public const string Recipe = "recipe";
    public const string Optical = "optical";
    public const string ToolState = "tool_state";
    public const string Metrology = "metrology";
    public const string Ellipsometry = "ellipsometry";

    /// <summary>Stands for a type that the service gets next year: no client knows it.</summary>
    public const string None = "leed";

    private static readonly string[] _rheedVideos = [RheedStationary, RheedRotating, RheedXscan, Rheed];
    private static readonly string[] _both = [RheedImage, RheedStationary, RheedRotating, Xps, Photoluminescence, Pl, Raman];
    private static readonly string[] _newerOnly = [Rheed, Xrd, Recipe, Optical, ToolState, Ellipsometry];

    public static bool IsRheedVideo(string type) => _rheedVideos.Contains(type);

    public static bool IsPhotoluminescence(string type) => type is Pl or Photoluminescence;

    /// <summary>The values of <c>data_type</c> that a server of this generation does not refuse with 422.</summary>
    public static IReadOnlyList<string> Filters(Generation server) => server switch
    {
        Generation.Older => [.. _both, Metrology],
        Generation.Newer => [.. _both, .. _newerOnly],
        Generation.Unified => [.. _both.Except([RheedStationary, RheedRotating]), .. _newerOnly],
        _ => [.. _both, .. _newerOnly, Metrology],
    };

    /// <summary>The entry types that a <c>data_type</c> filter lets through.</summary>
    public static IReadOnlyList<string> Matching(string filter) => filter switch
    {
        Rheed => _rheedVideos,
        ToolState or Metrology => [ToolState, Metrology],
        Pl or Photoluminescence => [Pl, Photoluminescence],
        _ => [filter],
    };
}
