using System;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Lab;

/// <summary>Ids that hold a place: each is made from its place, and the place is read from it again, so that no table is needed.</summary>
internal sealed class PlacedIds
{
    // Multiplying by an odd number and by its inverse (modulo 2^32) scatters places over the ids and gathers them again.
    private const uint Scatter = 0x9E3779B1;
    private const uint Gather = 0x0E8B2F51;

    private readonly ulong _seed;
    private readonly string _purpose;
    private readonly uint _mask;

    public PlacedIds(ulong seed, string purpose, string maskPurpose)
    {
        _seed = seed;
        _purpose = purpose;
        _mask = (uint)new Draw(seed, maskPurpose, 0).Next();
    }

    public Guid At(uint place)
    {
        Span<byte> bytes = stackalloc byte[16];
        new Draw(_seed, _purpose, place).NextGuid().TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes, unchecked((place ^ _mask) * Scatter));
        return new Guid(bytes);
    }

    /// <summary>The place of an id, or null when it is not one of these.</summary>
    public uint? PlaceOf(string id)
    {
        if (!Guid.TryParse(id, out var guid))
            return null;
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes);
        var place = unchecked(BitConverter.ToUInt32(bytes) * Gather) ^ _mask;
        return At(place) == guid ? place : null;
    }
}
