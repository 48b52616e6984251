namespace Atomscale.Sandbox.Pictures;

/// <summary>The cameras of the lab.</summary>
internal static class PictureSizes
{
    private static readonly (int Width, int Height)[] _cameras = [(640, 480), (656, 492), (512, 512)];

    /// <summary>In pixels, of the camera that an entry of this rank was taken with.</summary>
    public static (int Width, int Height) Of(int rank) => _cameras[rank % _cameras.Length];
}
