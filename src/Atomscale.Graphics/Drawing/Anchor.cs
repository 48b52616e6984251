namespace Atomscale.Graphics.Drawing;

/// <summary>Which part of a text is at the point that is given.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}
