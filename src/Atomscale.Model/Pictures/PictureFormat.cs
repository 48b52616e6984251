namespace Atomscale;

/// <summary>The format of a picture's file.</summary>
public enum PictureFormat
{
    /// <summary>Pixels, Portable Network Graphics.</summary>
    Png,

    /// <summary>Shapes and text, Scalable Vector Graphics.</summary>
    Svg,
}
