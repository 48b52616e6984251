namespace Atomscale;

/// <summary>Which of an image's pictures is meant.</summary>
public enum ImageKind
{
    /// <summary>The processed image, byte for byte as the service gave it.</summary>
    Processed,

    /// <summary>The mask of the diffraction pattern, in black and white, one bit a pixel.</summary>
    Mask,

    /// <summary>The processed image with the mask and the spots drawn over it.</summary>
    Overlay,
}
