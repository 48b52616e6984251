using System;
using System.IO;
using Atomscale.Graphics.Drawing;
using Atomscale.Graphics.Images;

namespace Atomscale.Graphics;

/// <summary>The pictures of an image as the bytes of files.</summary>
public static class ImageFile
{
    /// <summary>The usual ending of an image's picture, with its dot.</summary>
    /// <param name="image">A result that is an image.</param>
    /// <param name="kind">Which of its pictures.</param>
    /// <exception cref="AtomscaleException">NothingToPlot: it is no image.</exception>
    public static string EndingOf(AtomscaleResult image, ImageKind kind) =>
        kind == ImageKind.Processed && ImagePicture.ImageOf(image).Format == "JPEG" ? ".jpg" : ".png";

    /// <summary>An image's picture.</summary>
    /// <param name="image">A result that is an image.</param>
    /// <param name="kind">Which of its pictures.</param>
    /// <param name="path">The file it is for; its ending has to fit.</param>
    /// <param name="options">How an overlay is to look.</param>
    /// <exception cref="AtomscaleException">NothingToPlot: there is none; BadInput: the ending does not fit; NoFont, BadAnswer.</exception>
    public static byte[] Render(AtomscaleResult image, ImageKind kind, string path, PictureOptions options)
    {
        switch (kind)
        {
            case ImageKind.Overlay:
                return Picture.Render(image, Files.PictureFile.FormatOf(path), options);
            case ImageKind.Mask:
                RequireEnding(path, ".png");
                return image is RheedImageResult { Mask: { } mask } ? PngBytes.OfMask(mask) : throw new AtomscaleException(AtomscaleErrorKind.NothingToPlot, $"The image {image.DataId} has no mask.", "-Kind Processed and -Kind Overlay write what there is.");
            default:
                var processed = ImagePicture.ImageOf(image);
                if (processed.Format == "JPEG") RequireEnding(path, ".jpg", ".jpeg");
                else RequireEnding(path, ".png");
                return processed.GetBytes();
        }
    }

    /// <summary>Checks a file's ending as far as that can be known before the image is there.</summary>
    /// <exception cref="AtomscaleException">BadInput: no such picture has that ending.</exception>
    public static void RequireEnding(string path, ImageKind kind)
    {
        if (kind == ImageKind.Overlay) Files.PictureFile.FormatOf(path);
        else if (kind == ImageKind.Mask) RequireEnding(path, ".png");
        else RequireEnding(path, ".png", ".jpg", ".jpeg");
    }

    private static void RequireEnding(string path, params string[] endings)
    {
        var ending = Path.GetExtension(path);
        if (!Array.Exists(endings, known => string.Equals(known, ending, StringComparison.OrdinalIgnoreCase)))
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"This picture is written to a {endings[0]} file, not to '{ending}'.", $"Let the file's name end in {endings[0]}, or name a folder.");
    }
}
