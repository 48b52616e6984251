namespace Atomscale.Sandbox.Lab;

/// <summary>What kind of entry stands at a place of the catalogue.</summary>
internal sealed record Card(string DataType, Generation Generation, string Status);
