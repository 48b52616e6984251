using System;
#if !NETSTANDARD2_0
using System.Linq;
#endif

namespace Atomscale.Client.Http.Storage;

/// <summary>A presigned address: sent exactly as it came, since a signature covers it; shown without its query, which is a secret.</summary>
internal sealed class PresignedAddress
{
    private PresignedAddress(Uri address) => Address = address;

    /// <summary>What is sent.</summary>
    public Uri Address { get; }

    /// <summary>What may be shown: host and path.</summary>
    public Uri Shown => ShownOf(Address);

    /// <summary>What may be shown of any address of a storage: no query, no fragment, and no name and password before the host.</summary>
    public static Uri ShownOf(Uri address) => new(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + address.AbsolutePath);

    /// <summary>Takes an address from the service.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="mayBeInsecure">Whether http:// will do.</param>
    /// <exception cref="AtomscaleException">BadAnswer or Insecure.</exception>
    public static PresignedAddress Parse(string text, bool mayBeInsecure)
    {
        if (!TryMake(text, out var address) || address!.Scheme is not ("http" or "https") || !HasHost(address))
            throw new AtomscaleException(AtomscaleErrorKind.BadAnswer, "The service gave something that is not an address for the file's storage.", StatusTable.ActionFor(AtomscaleErrorKind.BadAnswer));
        if (address.Scheme == "http" && !mayBeInsecure)
            throw new AtomscaleException(
                AtomscaleErrorKind.Insecure, $"The service names a storage that is not encrypted, on {address.Host}: the data could be read on the way.",
                "Report it to the service's support; -AllowInsecure of Connect-Atomscale allows it when the network is trusted.");
        return new PresignedAddress(address);
    }

    public override string ToString() => Shown.AbsoluteUri;

    // A name that cannot be a host's in any script is noticed only when its form for the wire is asked for.
    private static bool HasHost(Uri address)
    {
        try
        {
            return address.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static bool TryMake(string text, out Uri? address)
    {
#if NETSTANDARD2_0
        // .NET Framework has no way to keep dots and escapes as they are; it changes neither in what S3 signs.
        return Uri.TryCreate(text, UriKind.Absolute, out address);
#else
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = text.All(character => character is > ' ' and <= '~') };
        return Uri.TryCreate(text, options, out address) && address.IsAbsoluteUri;
#endif
    }
}
