using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Atomscale.Client.IO;

namespace Atomscale.Client.Sync.Ledger;

/// <summary>Where the ledger of a folder is, when none is named: in the state folder, under the folder's name and a part of its path's hash.</summary>
internal static class LedgerPlace
{
    /// <summary>The name of the folder of ledgers in the state folder.</summary>
    public const string Purpose = "sync";

    private const int HashLength = 16;
    private const int NameLength = 60;

    /// <summary>The ledger's path; its folder is made when it is not there.</summary>
    /// <exception cref="AtomscaleException">AccessDenied: there is no place for it.</exception>
    public static string Of(string folder, string kind = "")
    {
        var (state, why) = StateFolder.Open(Environment.GetEnvironmentVariable, Purpose);
        if (state is null)
            throw new AtomscaleException(AtomscaleErrorKind.AccessDenied, $"There is no place for the sync ledger of '{folder}': {why}.", $"Set {StateFolder.Variable} to a folder that can be written, or name the ledger with -Ledger.");
        using var sha = SHA256.Create();
        var hash = HexText.Of(sha.ComputeHash(Encoding.UTF8.GetBytes(SyncPath.Key(folder))));
        var name = ServerFileName.Clean(Path.GetFileName(folder), "folder");
        if (name.Length > NameLength) name = ServerFileName.Clean(name.Substring(0, NameLength), "folder");
        return Path.Combine(state, $"{name}-{hash.Substring(0, HashLength)}{kind}.sqlite");
    }
}
