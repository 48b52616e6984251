using System;
using System.Threading;
using Atomscale.Client.Api;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Http;
using Atomscale.Client.Http.Api;
using Atomscale.Client.Http.Storage;

namespace Atomscale.Client;

/// <summary>What one command works with: the service's endpoint families over one throttle.</summary>
public sealed class AtomscaleClient
{
    internal AtomscaleClient(ClientConnection connection, int throttleLimit, Action<string>? trace, Action<string>? warn)
    {
        var throttle = new SemaphoreSlim(throttleLimit, throttleLimit);
        ThrottleLimit = throttleLimit;
        Connection = connection;
        Trace = trace;
        Waits = new RequestWaits(connection.Time);
        var retry = new RetryPipeline(connection.Http, trace, Waits);
        Storage = new StorageSender(connection.Http, retry, trace);
        var sender = new ApiSender(connection.Http, throttle, retry, Waits, trace, warn);
        Catalogue = new CatalogueApi(sender);
        Files = new FilesApi(sender);
        Results = new ResultsApi(sender, new ImagesApi(sender, Storage, Files, throttle));
        Samples = new SamplesApi(sender);
        Instruments = new InstrumentsApi(sender);
        UploadTargets = new UploadTargets(sender, new RecordLookup(Samples, Instruments));
        General = new GeneralApi(sender, connection.Endpoint);
        Checks = new ConnectionChecks(connection, sender);
    }

    /// <summary>How many requests may be in flight.</summary>
    public int ThrottleLimit { get; }

    /// <summary>The data catalogue.</summary>
    public CatalogueApi Catalogue { get; }

    /// <summary>Results by entry.</summary>
    public ResultsApi Results { get; }

    /// <summary>Physical samples and projects.</summary>
    public SamplesApi Samples { get; }

    /// <summary>Growth instruments.</summary>
    public InstrumentsApi Instruments { get; }

    /// <summary>Links to send files to and to fetch them from.</summary>
    public FilesApi Files { get; }

    /// <summary>Samples and projects that files are sent for.</summary>
    public UploadTargets UploadTargets { get; }

    /// <summary>Any other call of the API.</summary>
    public GeneralApi General { get; }

    /// <summary>Tries of the way to the service.</summary>
    public ConnectionChecks Checks { get; }

    /// <summary>What the command's requests are waiting for.</summary>
    public RequestWaits Waits { get; }

    internal Action<string>? Trace { get; }

    internal ClientConnection Connection { get; }

    internal StorageSender Storage { get; }
}
