using System;
using System.IO;

namespace Atomscale.Client.Transfer;

/// <summary>
/// Where journals and ledgers stand: the folder that ATOMSCALE_STATE_PATH names, else local application data, else common application data with a
/// folder for each user. Only their owner can read them, since they hold links that let anyone write.
/// </summary>
internal static class StateFolder
{
    public const string Variable = "ATOMSCALE_STATE_PATH";

    /// <summary>The name of the folder of journals.</summary>
    public const string Journals = "uploads";

    private const string OwnName = "Atomscale";

    /// <summary>The folder for journals, or one beside it; made when it is not there.</summary>
    /// <returns>The folder, or null and why there is none.</returns>
    public static (string? Folder, string? Why) Open(Func<string, string?> variable, string purpose = Journals)
    {
        var given = variable(Variable)?.Trim();
        if (!string.IsNullOrEmpty(given)) return Make(Path.Combine(given, purpose));
        var why = "there is no folder for application data";
        foreach (var place in Places(purpose))
        {
            var (folder, error) = Make(place);
            if (folder is not null) return (folder, null);
            why = error ?? why;
        }

        return (null, why);
    }

    private static string[] Places(string purpose)
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var common = Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var user = ServerFileName.Clean($"{Environment.UserDomainName}-{Environment.UserName}", "user");
        return
        [
            .. string.IsNullOrEmpty(local) ? Array.Empty<string>() : [Path.Combine(local, OwnName, purpose)],
            .. string.IsNullOrEmpty(common) ? Array.Empty<string>() : [Path.Combine(common, OwnName, user, purpose)],
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
