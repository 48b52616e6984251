using System;

namespace Atomscale.Client.Api;

/// <summary>Puts an id into an address.</summary>
internal static class PathSegment
{
    /// <summary>The id, escaped. Ids are opaque, but a dot or two would lead to another address.</summary>
    /// <exception cref="AtomscaleException">BadInput.</exception>
    public static string Of(string id) => string.IsNullOrWhiteSpace(id) || id.Trim('.').Length == 0
        ? throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{id}' is not an id.", "Use an id as Search-AtomscaleCatalogue shows it.")
        : Uri.EscapeDataString(id);
}
