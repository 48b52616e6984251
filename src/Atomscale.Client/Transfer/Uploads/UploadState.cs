using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Api;

namespace Atomscale.Client.Transfer.Uploads;

/// <summary>
/// What is known and done of one upload, in memory and, where there is a place for it, in its journal: begins it with the service or
/// resumes an earlier one, notes each part, completes it.
/// </summary>
internal sealed class UploadState(UploadContext context, UploadSource source) : IDisposable
{
    private UploadJournal? _journal;
    private JournalState? _state;
    private SourceStamp? _stamp;
    private TransferPlan? _plan;
    private bool _wasSentBefore;

    public TransferPlan Plan => _plan ?? throw new InvalidOperationException("The upload was not begun.");

    /// <summary>The parts that the storage has, by number.</summary>
    public Dictionary<int, CompletedPart> Done { get; } = [];

    /// <summary>Whether it resumes an upload that an earlier run has started.</summary>
    public bool WasResumed { get; private set; }

    /// <summary>Whether the upload is completed by its parts' ETags.</summary>
    public bool NeedsEtags => State.UploadId is not null;

    private JournalState State => _state ?? throw new InvalidOperationException("The upload was not begun.");

    public string LinkOf(int part) => State.Links[part - 1];

    /// <summary>Resumes the upload of the journal, or starts one.</summary>
    /// <exception cref="AtomscaleException">The source, the journal (InUse) or the service.</exception>
    public async Task OpenAsync(bool isRestart, CancellationToken cancellationToken)
    {
        _stamp = source.Measure();
        Done.Clear();
        _wasSentBefore = WasResumed = false;
        if (_journal is null) await OpenJournalAsync().ConfigureAwait(false);
        if (!isRestart && _journal?.State is { } state && IsOfUse(state))
        {
            _state = state;
            _plan = new TransferPlan(state.Length, state.PartSize, state.OpeningParts);
            foreach (var pair in _journal.Done) Done.Add(pair.Key, pair.Value);
            WasResumed = true;
            _wasSentBefore = Done.Count == _plan.PartCount;
            return;
        }

        _plan = new TransferPlan(_stamp.Length, context.Options.PartSize, context.Options.OpeningParts);
        var created = context.Time.GetUtcNow();
        var ticket = await context.Files.BeginAsync(source.FileName, _plan.PartCount, context.Options.Sample, cancellationToken).ConfigureAwait(false);
        _state = new JournalState(created, _stamp.Length, _stamp.ChangedTicks, _plan.PartSize, ticket.UploadId, ticket.NewFileName, ticket.DataId, ticket.Links, _plan.OpeningParts, source.Path);
        Note(journal => journal.Begin(_state));
    }

    /// <summary>Notes a part that the storage has.</summary>
    public void Accept(int part, string etag, bool wasCompared)
    {
        var done = new CompletedPart(part, etag, wasCompared);
        Done[part] = done;
        Note(journal => journal.Add(done));
    }

    /// <summary>Makes the parts one file, if the source is still the same.</summary>
    /// <returns>The entry's id, where it is known, and how the upload was verified.</returns>
    /// <exception cref="AtomscaleException">FileChanged; LinkExpired when an earlier run's upload is gone; or the service refused.</exception>
    public async Task<(string? DataId, VerificationMethod VerifiedBy)> CompleteAsync(CancellationToken cancellationToken)
    {
        if (!Equals(source.Measure(), _stamp)) throw SourceErrors.Changed(source.Shown);
        var entry = State.UploadId is { } id ? await FinishAsync(id, cancellationToken).ConfigureAwait(false) : null;
        var dataId = State.DataId ?? entry?.DataId ?? await FindIdAsync(cancellationToken).ConfigureAwait(false);
        return (dataId, Done.Values.All(part => part.WasCompared) ? VerificationMethod.Md5 : VerificationMethod.Length);
    }

    /// <summary>The user has the record of the upload, and only then is its journal of no use: a kill before that must not send the file again.</summary>
    public void Forget()
    {
        Note(journal => journal.Remove());
        _journal = null;
    }

    /// <summary>After an error: the journal stays for the next run, unless it cannot help it.</summary>
    public void ForgetAfter(AtomscaleException error)
    {
        if (error.Kind is not (AtomscaleErrorKind.FileChanged or AtomscaleErrorKind.NotVerified or AtomscaleErrorKind.LinkExpired) && error.StatusCode is not (400 or 409 or 422)) return;
        Forget();
    }

    public void Dispose() => _journal?.Dispose();

    // The entry, if completing had to look it up.
    private async Task<CatalogueEntry?> FinishAsync(string uploadId, CancellationToken cancellationToken)
    {
        try
        {
            await context.Files.CompleteAsync(uploadId, State.NewFileName, Done.Values, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (AtomscaleException error) when (MayHaveArrived(error))
        {
            if (await UploadedEntry.FindAsync(context.Catalogue, State, source.FileName, cancellationToken).ConfigureAwait(false) is { } entry) return entry;
            if (_wasSentBefore && error.StatusCode == 404) throw new AtomscaleException(AtomscaleErrorKind.LinkExpired, error.Message, error.RecommendedAction, error.StatusCode, innerException: error);
            throw Refused(error);
        }
        catch (AtomscaleException error)
        {
            throw Refused(error);
        }
    }

    // An earlier attempt, of this run or the one before, may have been done though its answer was lost.
    private bool MayHaveArrived(AtomscaleException error) =>
        error.StatusCode == 404 ? error.Attempts > 1 || _wasSentBefore : error.Kind is AtomscaleErrorKind.Network or AtomscaleErrorKind.Timeout or AtomscaleErrorKind.ServerError;

    private AtomscaleException Refused(AtomscaleException error) => error.StatusCode != 404 ? error : new AtomscaleException(
        AtomscaleErrorKind.Refused, $"All parts of '{source.Shown}' arrived, but the service did not put them together: {error.Message}",
        "Run the same command again: it completes the upload, and sends the file again when the service has lost it.",
        error.StatusCode, error.Method, error.Address, error.ServerMessage, error.RequestId, error.Attempts, error);

    // The file is sent: that its id could not be found out is not an error of sending it.
    private async Task<string?> FindIdAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await UploadedEntry.FindAsync(context.Catalogue, State, source.FileName, cancellationToken).ConfigureAwait(false))?.DataId;
        }
        catch (AtomscaleException error)
        {
            await context.Warn($"The entry of '{source.Shown}' could not be looked up: {error.Message}").ConfigureAwait(false);
            return null;
        }
    }

    private bool IsOfUse(JournalState state) =>
        state.Length == _stamp!.Length && state.ChangedTicks == _stamp.ChangedTicks
        && context.Time.GetUtcNow() - state.Created < UploadJournal.Lifetime
        && state.Links.Count == new TransferPlan(state.Length, state.PartSize, state.OpeningParts).PartCount;

    private async Task OpenJournalAsync()
    {
        if (context.StateFolder is not { } folder || source.Path is not { } path) return;
        var sample = context.Options.Sample;
        try
        {
            _journal = UploadJournal.Open(folder, UploadIdentity.Of(context.Endpoint, context.KeyFingerprint, path, source.FileName, sample?.Id, sample?.ProjectId), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await context.Warn(WithoutResume(error)).ConfigureAwait(false);
        }
    }

    // A disk that takes no more of the journal is no reason to stop sending.
    private void Note(Action<UploadJournal> note)
    {
        if (_journal is not { } journal) return;
        try
        {
            note(journal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _journal = null;
            journal.Dispose();
            _ = context.Warn(WithoutResume(error));
        }
    }

    private string WithoutResume(Exception error) => $"'{source.Shown}' is sent without the means to resume after an interruption: {error.Message}";
}
