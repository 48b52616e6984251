using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox.Storage;

/// <summary>A file on its way up, or all there.</summary>
internal sealed class Upload
{
    /// <summary>Bytes that every part but the last must have, as S3 wants it.</summary>
    public const long LeastPart = 5 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, StoredPart> _parts = [];
    private bool _isForgotten;

    /// <summary>Its place in the order in which uploads began.</summary>
    public required int Order { get; init; }

    /// <summary>What the client called the file.</summary>
    public required string FileName { get; init; }

    /// <summary>How many parts it is sent in.</summary>
    public required int PartCount { get; init; }

    public required PhysicalSample? Sample { get; init; }

    public required string? SampleName { get; init; }

    public required string DataId { get; init; }

    /// <summary>Its name in the storage.</summary>
    public required string StoredName { get; init; }

    /// <summary>Null when the one part is the file, and nothing needs to be completed.</summary>
    public required string? UploadId { get; init; }

    /// <summary>True when all is there and the catalogue has it.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What has arrived, in order.</summary>
    public IReadOnlyList<(int Number, StoredPart Part)> Parts
    {
        get
        {
            lock (_lock)
                return [.. _parts.Select(pair => (pair.Key, pair.Value))];
        }
    }

    /// <summary>
    /// Keeps a part, and gives back the one whose place it takes, if there was one. When the upload is no longer open that is the part itself.
    /// </summary>
    public StoredPart? Put(int number, StoredPart part)
    {
        lock (_lock)
        {
            if (_isForgotten || (IsComplete && UploadId is not null))
                return part;
            var former = _parts.GetValueOrDefault(number);
            _parts[number] = part;
            // Without an upload id nobody says that it is complete.
            IsComplete = UploadId is null;
            return former;
        }
    }

    /// <summary>Gives up all its parts. No more are taken.</summary>
    public IReadOnlyList<StoredPart> Forget()
    {
        lock (_lock)
        {
            _isForgotten = true;
            StoredPart[] parts = [.. _parts.Values];
            _parts.Clear();
            return parts;
        }
    }

    /// <summary>Completes the upload when the list is what has arrived; else says what is wrong.</summary>
    public string? Complete(IReadOnlyList<(string ETag, int Number)> list)
    {
        lock (_lock)
        {
            var problem = Problem(list);
            IsComplete = problem is null;
            return problem;
        }
    }

    private string? Problem(IReadOnlyList<(string ETag, int Number)> list)
    {
        for (var place = 1; place < list.Count; place++)
        {
            if (list[place].Number <= list[place - 1].Number)
                return "InvalidPartOrder: the list of parts was not in ascending order";
        }
        foreach (var (etag, number) in list)
        {
            if (!_parts.TryGetValue(number, out var part) || etag.Trim('"') != part.ETag)
                return string.Create(CultureInfo.InvariantCulture, $"InvalidPart: part {number} has not arrived, or its ETag is another");
        }
        if (list.Count != PartCount)
            return string.Create(CultureInfo.InvariantCulture, $"InvalidPart: {list.Count} parts are listed, {PartCount} were announced");
        foreach (var (number, part) in _parts.SkipLast(1))
        {
            if (part.Length < LeastPart)
                return string.Create(CultureInfo.InvariantCulture, $"EntityTooSmall: part {number} is smaller than {LeastPart} bytes");
        }
        return null;
    }
}
