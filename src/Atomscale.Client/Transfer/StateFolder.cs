using System;
using System.IO;

namespace Atomscale.Client.Transfer;

/// <summary>
/// Where journals stand, and what was learned of storages: the folder that ATOMSCALE_STATE_PATH names, else local application data, else common
/// application data with a folder for each user. Only their owner can read them, since journals hold links that let anyone write.
/// </summary>
internal static class StateFolder
{
    public const string Variable = "ATOMSCALE_STATE_PATH";

    /// <summary>The part for the journals of uploads.</summary>
    public const string Journals = "uploads";

    /// <summary>The part for what was learned of storage hosts.</summary>
    public const string Storages = "storages";

    private const string OwnName = "Atomscale";

    /// <summary>A part of the folder; made when it is not there.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="part">Which part.</param>
    /// <returns>The folder, or null and why there is none.</returns>
    public static (string? Folder, string? Why) Open(Func<string, string?> variable, string part = Journals)
    {
        var given = variable(Variable)?.Trim();
        if (!string.IsNullOrEmpty(given)) return Make(Path.Combine(given, part));
        var why = "there is no folder for application data";
        foreach (var place in Places(part))
        {
            var (folder, error) = Make(place);
            if (folder is not null) return (folder, null);
            why = error ?? why;
        }

        return (null, why);
    }

    private static string[] Places(string part)
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var common = Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var user = ServerFileName.Clean($"{Environment.UserDomainName}-{Environment.UserName}", "user");
        return
        [
            .. string.IsNullOrEmpty(local) ? Array.Empty<string>() : [Path.Combine(local, OwnName, part)],
            .. string.IsNullOrEmpty(common) ? Array.Empty<string>() : [Path.Combine(common, OwnName, user, part)],
        ];
    }

    private static (string? Folder, string? Why) Make(string folder)
    {
        try
        {
            PrivateDirectory.Make(folder);
            // Whether files can be made there shows only when one is made.
            using (JournalFile.Create(Path.Combine(folder, $"{Guid.NewGuid():N}.try"), FileOptions.DeleteOnClose)) return (folder, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return (null, $"'{folder}' cannot be written ({error.Message.TrimEnd('.')})");
        }
    }
}
