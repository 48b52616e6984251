using System;
using System.Net.Http;
using System.Threading;
using Atomscale.Client.Connection;
using Atomscale.Client.Http;
using Atomscale.Client.Http.Api;
using Atomscale.Client.Http.Storage;
using Xunit;

namespace Atomscale.Client.Tests.Http;

/// <summary>The two clients of a connection.</summary>
public sealed class HttpConnectionTests : IDisposable
{
    private readonly ClientConnection _connection = new(new ConnectionOptions { ApiKey = new ApiKey("key-0123456789", "test") });

    [Fact]
    public void No_request_asks_whether_to_continue_of_its_own_accord()
    {
        using var request = Request(StorageClient.Name);
        Assert.False(request.Headers.ExpectContinue);
    }

    [Fact]
    public void Requests_to_the_service_say_who_we_are_and_those_to_the_storage_add_nothing()
    {
        Assert.Matches(@"^Atomscale\.PowerShell/\d+\.\d+\.\d+ \([^()]+; [^()]+\)$", string.Join(" ", _connection.Http.CreateClient(ApiClient.Name).DefaultRequestHeaders.GetValues("User-Agent")));
        Assert.Empty(_connection.Http.CreateClient(StorageClient.Name).DefaultRequestHeaders);
    }

    [Theory]
    [InlineData(ApiClient.Name)]
    [InlineData(StorageClient.Name)]
    public void Clients_have_no_time_limit_of_their_own(string name) =>
        Assert.Equal(Timeout.InfiniteTimeSpan, _connection.Http.CreateClient(name).Timeout);

    [Fact]
    public void A_connection_that_is_closed_makes_no_client()
    {
        using (Request(ApiClient.Name)) { }
        _connection.Dispose();
        Assert.True(_connection.IsClosed);
        Assert.Throws<ObjectDisposedException>(() => Request(ApiClient.Name));
    }

    public void Dispose() => _connection.Dispose();

    private CommandRequest Request(string client) => _connection.Http.CreateRequest(client, HttpMethod.Put, new Uri("https://storage.example/part"), trace: null);
}
