using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Atomscale.Client.Http;

/// <summary>
/// A request of one command, on its way through handlers that all commands of a connection share: it carries the command's trace. It refers to its
/// client too, because the factory disposes of handlers past their lifetime when nothing refers to their client, and an answer is read for longer.
/// </summary>
internal sealed class CommandRequest : HttpRequestMessage
{
    private readonly HttpClient _client;

    public CommandRequest(HttpClient client, HttpMethod method, Uri address, Action<string>? trace) : base(method, address)
    {
        _client = client;
        Trace = trace;
        // Without this, .NET Framework asks the server for its consent before every body.
        Headers.ExpectContinue = false;
    }

    /// <summary>Is given a line for each exchange.</summary>
    public Action<string>? Trace { get; }

    /// <summary>Sends it and ends when the headers of the answer are there.</summary>
    public Task<HttpResponseMessage> SendAsync(CancellationToken cancellationToken) => _client.SendAsync(this, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
