using System;
using System.Net.Http;

namespace Atomscale.Client.Http.Storage;

/// <summary>One attempt of an exchange with the storage. What is sent there may always be sent again: it creates nothing twice.</summary>
internal sealed class StorageAttempt(HttpMethod method, Uri address, int number) : RequestAttempt(method, address, number)
{
    protected override bool MayRetry(bool wasSent) => true;

    protected override string? ActionFor(AtomscaleErrorKind kind) => StorageErrors.ActionFor(kind);
}
