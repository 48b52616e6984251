using System;

namespace Atomscale.Graphics.Images;

/// <summary>Tells that the library which draws pixels is not there for this system and processor.</summary>
internal static class NativeLibraryErrors
{
    public static bool IsMissing(Exception error) => error is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException };
}
