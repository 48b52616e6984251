using Atomscale.Client.Connection;
using Microsoft.Extensions.DependencyInjection;

namespace Atomscale.Client.Http.Storage;

/// <summary>The client for the storage behind presigned addresses. It does not know the key.</summary>
internal static class StorageClient
{
    public const string Name = "storage";

    /// <summary>Adds its handlers, the outermost first.</summary>
    public static void Configure(IHttpClientBuilder builder, ConnectionOptions options) => builder
        .AddHttpMessageHandler(() => new StorageRedirectHandler(MayBeInsecure(options)))
        .AddHttpMessageHandler(static () => new ExpectContinueHandler())
        .AddLogger(static _ => new RequestTrace(static address => PresignedAddress.ShownOf(address).ToString()));

    /// <summary>Whether addresses may be http://: a service on this machine, or one that the user trusts without encryption, may have such a storage.</summary>
    public static bool MayBeInsecure(ConnectionOptions options) => options.AllowInsecure || options.Endpoint.IsLoopback;
}
