using System;
using System.Collections.Generic;

namespace Atomscale.Sandbox.Randomness;

/// <summary>
/// Chance that repeats: a SplitMix64 sequence that depends on the lab's seed, a purpose and an index only. So entry 12,345 can be made
/// without the entries before it, and one more draw for one purpose changes nothing elsewhere.
/// </summary>
internal sealed class Draw
{
    private ulong _state;

    public Draw(ulong seed, string purpose, long index)
    {
        // FNV-1a: string.GetHashCode is another one in every process.
        var hash = 14695981039346656037UL;
        foreach (var character in purpose)
            hash = (hash ^ character) * 1099511628211UL;
        _state = seed;
        _state = Next() ^ hash;
        _state = Next() ^ (ulong)index;
        Next();
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (Unit() * (high - low));

    public int Below(int count) => (int)(Next() % (ulong)count);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>A standard normal deviate (Box-Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        // Marked as a version 4 UUID, as the service's ids are.
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}
