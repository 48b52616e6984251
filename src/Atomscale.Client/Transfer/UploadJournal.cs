using System;
using System.Collections.Generic;
using System.IO;

namespace Atomscale.Client.Transfer;

/// <summary>
/// One upload's memory on disk, which lets a new process go on with it. Held exclusively while it is open. Lines are only ever added,
/// so that a kill at any moment leaves what stood before.
/// </summary>
internal sealed class UploadJournal : IDisposable
{
    /// <summary>After this, links are long expired and the storage has dropped the parts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const string Ending = ".upload";

    private readonly string _path;
    private readonly FileStream _file;
    private readonly object _gate = new();

    private UploadJournal(string path, FileStream file)
    {
        _path = path;
        _file = file;
        Read();
    }

    /// <summary>The upload that was under way; null when there is none.</summary>
    public JournalState? State { get; private set; }

    /// <summary>The parts that are done, by number.</summary>
    public Dictionary<int, CompletedPart> Done { get; } = [];

    /// <summary>Opens the journal of an upload.</summary>
    /// <exception cref="AtomscaleException">InUse: another process is sending the same file.</exception>
    /// <exception cref="IOException">The journal cannot be read or made.</exception>
    public static UploadJournal Open(string folder, string identity, string source)
    {
        var path = Path.Combine(folder, identity + Ending);
        FileStream file;
        try
        {
            file = JournalFile.Create(path);
        }
        catch (IOException error) when (JournalFile.IsLocked(error))
        {
            throw new AtomscaleException(
                AtomscaleErrorKind.InUse, $"'{source}' is being sent already, by this command or another process.", "Wait until it is done; the same command then sends nothing twice.", innerException: error);
        }

        try
        {
            return new UploadJournal(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a journal of an upload.</summary>
    public static bool Exists(string folder, string identity) => File.Exists(Path.Combine(folder, identity + Ending));

    /// <summary>The journals in a folder.</summary>
    public static IEnumerable<string> PathsIn(string folder) => Directory.EnumerateFiles(folder, "*" + Ending);

    /// <summary>Removes journals that are too old to be of use and that nobody holds.</summary>
    public static void RemoveOld(string folder, DateTimeOffset now)
    {
        foreach (var path in PathsIn(folder))
        {
            if (now - File.GetLastWriteTimeUtc(path) <= Lifetime) continue;
            try
            {
                using (JournalFile.Create(path)) File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Held or somebody else's: whoever can will remove it.
            }
        }
    }

    /// <summary>Begins an upload: what stood here before is forgotten.</summary>
    public void Begin(JournalState state)
    {
        lock (_gate)
        {
            Done.Clear();
            State = state;
            _file.SetLength(0);
            Append(JournalText.Write(state));
        }
    }

    /// <summary>Adds a part that is done.</summary>
    public void Add(CompletedPart part)
    {
        lock (_gate)
        {
            Done[part.Number] = part;
            Append(JournalText.Write(part));
        }
    }

    /// <summary>Removes the journal: the upload is done, or of no use.</summary>
    public void Remove()
    {
        lock (_gate)
        {
            // Empty first: should the removal fail, nothing is left to go on with.
            _file.SetLength(0);
            File.Delete(_path);
            _file.Dispose();
        }
    }

    /// <summary>Lets go of the journal; it stays for the next run. One that holds nothing is removed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_file.CanWrite && _file.Length == 0) File.Delete(_path);
            _file.Dispose();
        }
    }

    private void Read()
    {
        var content = new byte[_file.Length];
        var count = 0;
        int read;
        while (count < content.Length && (read = _file.Read(content, count, content.Length - count)) > 0) count += read;
        long kept = 0;
        foreach (var line in JournalText.Lines(content))
        {
            if (State is null) State = JournalText.ReadState(line);
            else if (JournalText.ReadPart(line) is { } part) Done[part.Number] = part;
            if (State is null) break;
            kept += line.Length + 1;
        }

        // What a kill cut short is cut off, so that the next line stands on its own.
        _file.SetLength(kept);
    }

    private void Append(byte[] line)
    {
        _file.Seek(0, SeekOrigin.End);
        _file.Write(line, 0, line.Length);
        _file.Flush();
    }
}
