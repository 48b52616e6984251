namespace Atomscale.Graphics.Drawing;

/// <summary>What a colour is for; a theme says which colour that is.</summary>
internal enum PaletteColor
{
    Paper,
    Text,
    Muted,
    Grid,
    Frame,
    Peak,
    First,
    Second,
    Third,
    Fourth,
    Fifth,
    Sixth,
    Seventh,
    Eighth,
}
