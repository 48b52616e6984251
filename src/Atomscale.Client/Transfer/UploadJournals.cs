using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Atomscale.Client.Transfer;

/// <summary>The journals that this user's uploads left behind.</summary>
public static class UploadJournals
{
    /// <summary>What the journals tell, the oldest first.</summary>
    public static IReadOnlyList<UnfinishedUpload> List()
    {
        if (StateFolder.Open(Environment.GetEnvironmentVariable).Folder is not { } folder) return [];
        var now = DateTimeOffset.UtcNow;
        return [.. UploadJournal.PathsIn(folder).Select(path => Read(folder, path, now)).OfType<UnfinishedUpload>().OrderBy(upload => upload.Started ?? now)];
    }

    /// <summary>Removes a journal: its upload is not gone on with any more.</summary>
    /// <param name="journalPath">Its path, as <see cref="List"/> gives it.</param>
    /// <exception cref="AtomscaleException">InUse: the file is being sent; BadInput: it is no journal of this user; AccessDenied.</exception>
    public static void Remove(string journalPath)
    {
        var folder = StateFolder.Open(Environment.GetEnvironmentVariable).Folder;
        if (folder is null || !UploadJournal.PathsIn(folder).Contains(journalPath, StringComparer.Ordinal))
        {
            if (folder is not null && Path.GetDirectoryName(journalPath) == folder && !File.Exists(journalPath)) return;
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"'{journalPath}' is no journal of an upload of this user.", "Get-AtomscaleUpload lists them.");
        }

        try
        {
            using var journal = UploadJournal.Open(folder, Path.GetFileNameWithoutExtension(journalPath), journalPath);
            journal.Remove();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AtomscaleException(AtomscaleErrorKind.AccessDenied, $"'{journalPath}' cannot be removed: {error.Message}", "Check the folder.", innerException: error);
        }
    }

    private static UnfinishedUpload? Read(string folder, string path, DateTimeOffset now)
    {
        try
        {
            using var journal = UploadJournal.Open(folder, Path.GetFileNameWithoutExtension(path), path);
            if (journal.State is not { } state) return null;
            var plan = new TransferPlan(state.Length, state.PartSize, state.OpeningParts);
            var done = journal.Done.Keys.Where(part => part >= 1 && part <= plan.PartCount).ToArray();
            return new UnfinishedUpload(state.Source, state.Length, done.Length, plan.PartCount, done.Sum(plan.LengthOf), state.Created, now - state.Created, StateOf(state), isInUse: false, path);
        }
        catch (AtomscaleException error) when (error.Kind == AtomscaleErrorKind.InUse)
        {
            return new UnfinishedUpload(null, null, null, null, null, null, null, UploadSourceState.Unknown, isInUse: true, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, since its upload was completed.
            return null;
        }
    }

    private static UploadSourceState StateOf(JournalState state)
    {
        var file = state.Source is { } source ? new FileInfo(source) : null;
        if (file is not { Exists: true }) return UploadSourceState.Missing;
        return file.Length == state.Length && file.LastWriteTimeUtc.Ticks == state.ChangedTicks ? UploadSourceState.Unchanged : UploadSourceState.Changed;
    }
}
