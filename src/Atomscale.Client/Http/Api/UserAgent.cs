using System.Linq;
using System.Runtime.InteropServices;

namespace Atomscale.Client.Http.Api;

/// <summary>Who we say we are: <c>name/version (runtime platform)</c>.</summary>
internal static class UserAgent
{
    public static string Value { get; } = Make();

    private static string Make()
    {
        var version = typeof(UserAgent).Assembly.GetName().Version;
        return $"Atomscale.PowerShell/{version?.ToString(3)} ({Clean(RuntimeInformation.FrameworkDescription)}; {Clean(RuntimeInformation.OSDescription)})";
    }

    // A header's comment may hold neither brackets nor anything outside ASCII, and system descriptions hold both.
    private static string Clean(string text) => new(text.Where(character => character is >= ' ' and <= '~' and not ('(' or ')' or '\\')).ToArray());
}
