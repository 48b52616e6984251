using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Atomscale.Client.Transfer;

namespace Atomscale.PowerShell;

/// <summary>
/// Finds the files that a path means: as it is, as a wildcard, and last cleaned of what pasting brings along. Folders give their files
/// with -Recurse only.
/// </summary>
internal sealed class SourceFiles(PSCmdlet command, bool recurse, string[]? include, string[]? exclude, Action<AtomscaleException, object> report)
{
    private const string FileSystem = "FileSystem";

    private readonly WildcardPattern[] _include = Patterns(include);
    private readonly WildcardPattern[] _exclude = Patterns(exclude);

    /// <summary>The files of a path of -Path.</summary>
    public IEnumerable<string> OfPath(string path)
    {
        AtomscaleException? first = null;
        foreach (var form in Forms(path))
        {
            if ((Literal(form, ref first) ?? Wildcard(form)) is { } found) return Expand(found, path);
        }

        report(first ?? Missing(path), path);
        return [];
    }

    /// <summary>The files of a path of -LiteralPath.</summary>
    public IEnumerable<string> OfLiteralPath(string path)
    {
        AtomscaleException? error = null;
        if (Literal(path, ref error) is { } found) return Expand(found, path);
        report(error ?? Missing(path), path);
        return [];
    }

    private static IEnumerable<string> Forms(string path) =>
        new[] { path }.Concat(PastedPath.Candidates(path, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.GetEnvironmentVariable));

    private string[]? Literal(string path, ref AtomscaleException? error)
    {
        try
        {
            var full = OutputPath.Resolve(command, path);
            return File.Exists(full) || Directory.Exists(full) ? [full] : null;
        }
        catch (AtomscaleException refusal) when (refusal.Kind == AtomscaleErrorKind.BadInput)
        {
            error ??= refusal;
            return null;
        }
        catch (Exception unusable) when (unusable is AtomscaleException or RuntimeException or ArgumentException or NotSupportedException or IOException)
        {
            // Not a path in this form: a drive that starts with a quote, a character that no path can hold. Another form may be one.
            return null;
        }
    }

    private string[]? Wildcard(string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path)) return null;
        try
        {
            var found = command.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name == FileSystem && found.Count > 0 ? [.. found.Where(item => File.Exists(item) && IsWanted(Path.GetFileName(item)) || Directory.Exists(item) && recurse).OrderBy(item => item, StringComparer.Ordinal)] : null;
        }
        catch (Exception unusable) when (unusable is RuntimeException or ArgumentException or NotSupportedException or IOException)
        {
            // Nothing matches, or it is no pattern.
            return null;
        }
    }

    private IEnumerable<string> Expand(string[] found, string given)
    {
        foreach (var item in found)
        {
            if (File.Exists(item))
            {
                yield return item;
            }
            else if (!recurse)
            {
                report(new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{item}' is a folder.", "Use -Recurse to send the files in it."), given);
            }
            else
            {
                foreach (var file in InFolder(item)) yield return file;
            }
        }
    }

    // Links to folders can lead round in a circle, hidden files are no measurements, partial downloads are not whole.
    private IEnumerable<string> InFolder(string folder)
    {
        FileSystemInfo[] items;
        try
        {
            items = new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            report(new AtomscaleException(AtomscaleErrorKind.AccessDenied, $"The folder '{folder}' cannot be read: {error.Message}", "Give this user the right to read it.", innerException: error), folder);
            yield break;
        }

        foreach (var item in items.Where(item => (item.Attributes & FileAttributes.Hidden) == 0).OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            if (item is FileInfo)
            {
                if (IsWanted(item.Name) && !item.Name.EndsWith(".part", StringComparison.OrdinalIgnoreCase) && !item.Name.EndsWith(".part.json", StringComparison.OrdinalIgnoreCase)) yield return item.FullName;
            }
            else if ((item.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                foreach (var file in InFolder(item.FullName)) yield return file;
            }
        }
    }

    private bool IsWanted(string name) => (_include.Length == 0 || _include.Any(pattern => pattern.IsMatch(name))) && !_exclude.Any(pattern => pattern.IsMatch(name));

    private static WildcardPattern[] Patterns(string[]? texts) => Array.ConvertAll(texts ?? [], text => new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));

    private static AtomscaleException Missing(string path) => new(AtomscaleErrorKind.FileNotFound, $"There is no file '{path}'.", "Check the path; relative ones begin at the session's location (Get-Location).");
}
