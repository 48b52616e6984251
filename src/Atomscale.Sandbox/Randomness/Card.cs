using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox.Randomness;

/// <summary>What kind of entry stands at a place of the catalogue.</summary>
/// <param name="DataType">The entry's type.</param>
/// <param name="Generation">The generation that wrote it.</param>
/// <param name="Status">How far its analysis is.</param>
/// <param name="Rank">Its place among the cards of its type and generation: what differs between entries of a type goes by it, so that each
/// lab has all of it.</param>
internal sealed record Card(string DataType, Generation Generation, string Status, int Rank);
