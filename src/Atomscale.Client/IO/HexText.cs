using System;

namespace Atomscale.Client.IO;

/// <summary>Bytes as lower-case hex digits.</summary>
internal static class HexText
{
    public static string Of(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
}
