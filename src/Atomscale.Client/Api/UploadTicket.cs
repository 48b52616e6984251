using System.Collections.Generic;

namespace Atomscale.Client.Api;

/// <summary>The service's answer to a wish to upload: a link for each part, in order.</summary>
internal sealed class UploadTicket(string? uploadId, string newFileName, string? dataId, IReadOnlyList<string> links)
{
    public string? UploadId { get; } = uploadId;

    public string NewFileName { get; } = newFileName;

    public string? DataId { get; } = dataId;

    public IReadOnlyList<string> Links { get; } = links;
}
