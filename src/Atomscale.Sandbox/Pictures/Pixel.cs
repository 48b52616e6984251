namespace Atomscale.Sandbox.Pictures;

/// <summary>A pixel of a picture, counted from its top left corner.</summary>
internal readonly record struct Pixel(int Row, int Column);
