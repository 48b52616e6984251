namespace Atomscale.Graphics.Drawing;

/// <summary>Which part of a text stands at the point that is given.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}
