using System;
using System.Reflection;
using System.Security.Cryptography;

namespace Atomscale.Client.Transfer;

/// <summary>An MD5 that is worked out piece by piece. It guards against accidents of transport, not against anyone.</summary>
internal sealed class Md5Sum : IDisposable
{
    private readonly IncrementalHash _hash;

    private Md5Sum(IncrementalHash hash) => _hash = hash;

    /// <summary>A new sum; null where the system's policy forbids MD5 (FIPS): then lengths are what is compared.</summary>
    public static Md5Sum? TryCreate()
    {
        try
        {
            return new Md5Sum(IncrementalHash.CreateHash(HashAlgorithmName.MD5));
        }
        catch (Exception error) when (error is CryptographicException or InvalidOperationException or TargetInvocationException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    public void Add(byte[] buffer, int count) => _hash.AppendData(buffer, 0, count);

    /// <summary>The sum in lower-case hex.</summary>
    public string Finish() => EtagText.Hex(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
