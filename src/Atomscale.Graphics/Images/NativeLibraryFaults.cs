using System;

namespace Atomscale.Graphics.Images;

/// <summary>Tells that the library which draws pixels is not there for this system and processor.</summary>
internal static class NativeLibraryFaults
{
    public static bool IsMissing(Exception fault) => fault is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException };
}
