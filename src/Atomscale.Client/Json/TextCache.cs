using System;
using System.Buffers.Binary;
using System.Text.Json;

namespace Atomscale.Client.Json;

/// <summary>
/// Gives one and the same string for texts that come again and again, such as names of samples and fields: less to allocate, and less
/// to keep. A text that is new takes the place of an older one.
/// </summary>
internal sealed class TextCache
{
    private const int Size = 4096;
    private const int LongestText = 64;

    private readonly (byte[] Utf8, string Text)[] _texts = new (byte[], string)[Size];

    /// <summary>The text that the reader is on.</summary>
    public string Read(ref Utf8JsonReader reader)
    {
        var utf8 = reader.ValueSpan;
        if (reader.ValueIsEscaped || utf8.Length > LongestText) return reader.GetString()!;
        ref var slot = ref _texts[SlotOf(utf8)];
        if (slot.Text is null || !utf8.SequenceEqual(slot.Utf8)) slot = (utf8.ToArray(), reader.GetString()!);
        return slot.Text;
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        const int Word = sizeof(ulong);
        var mix = (ulong)utf8.Length;
        if (utf8.Length >= Word) mix ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8) * 31 + BinaryPrimitives.ReadUInt64LittleEndian(utf8.Slice(utf8.Length - Word));
        else foreach (var value in utf8) mix = mix * 257 + value;
        return (int)((mix * 0x9E3779B97F4A7C15) >> 52);
    }
}
