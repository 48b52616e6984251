using System;
using System.IO;
using Atomscale;
using Atomscale.Graphics;
using Atomscale.Graphics.Drawing;

// FOLDER: draws a spectrum into its svg and png, and says what came of each.
var spectrum = new RamanResult(
    new CatalogueEntry("id", "raman", "success", "spectrum.txt"),
    null,
    new NumberList([1.0, 2, 3]),
    new NumberList([5.0, 9, 7]),
    new DetectedPeakList([new DetectedPeak("E2g", 2)]),
    null);
foreach (var format in new[] { PictureFormat.Svg, PictureFormat.Png })
{
    try
    {
        var picture = Picture.Render(spectrum, format, new PictureOptions());
        File.WriteAllBytes(Path.Combine(args[0], $"spectrum.{format}"), picture);
        Console.WriteLine($"{format} drawn");
    }
    catch (AtomscaleException fault)
    {
        Console.WriteLine($"{format} {fault.Kind}: {fault.Message} {fault.RecommendedAction}");
    }
}
