using System;
using System.IO;
using System.Linq;
using System.Security.AccessControl;
using System.Security.Principal;
#if NETSTANDARD2_0
using System.Runtime.InteropServices;
#else
using System.Runtime.Versioning;
#endif

namespace Atomscale.Client.Transfer;

/// <summary>Makes a folder that nobody but its owner can read or write, wherever it stands.</summary>
internal static class PrivateDirectory
{
    /// <summary>Makes the folder; one that is there is closed to others.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be made, or is another user's.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void Make(string folder)
    {
#if NETSTANDARD2_0
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) MakeOnWindows(folder);
        else Directory.CreateDirectory(folder);
#else
        if (OperatingSystem.IsWindows()) MakeOnWindows(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#endif
    }

    // What a folder inherits lets every user of the PC read, in common application data at least. Files in it inherit from it in turn.
#if !NETSTANDARD2_0
    [SupportedOSPlatform("windows")]
#endif
    private static void MakeOnWindows(string folder)
    {
        using var user = WindowsIdentity.GetCurrent();
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(
            user.User!, FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        var place = new DirectoryInfo(folder);
        if (!place.Exists)
        {
            // The folders above are for everybody: those of other users stand there too.
            place.Parent?.Create();
            place.Create(security);
            return;
        }

        // Whoever made it before us could open it to himself again.
        var owner = place.GetAccessControl(AccessControlSections.Owner).GetOwner(typeof(SecurityIdentifier));
        if (!Trusted(user).Contains(owner)) throw new UnauthorizedAccessException("It belongs to another user");
        place.SetAccessControl(security);
    }

#if !NETSTANDARD2_0
    [SupportedOSPlatform("windows")]
#endif
    private static IdentityReference?[] Trusted(WindowsIdentity user) =>
    [
        user.User, new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, null), new SecurityIdentifier(WellKnownSidType.LocalSystemSid, null),
    ];
}
