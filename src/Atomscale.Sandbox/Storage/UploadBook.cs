using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Atomscale.Sandbox.Lab;

namespace Atomscale.Sandbox.Storage;

/// <summary>The uploads, by the names of their files in the storage. When one is complete, the catalogue is told.</summary>
internal sealed class UploadBook
{
    /// <summary>The most parts that S3 takes.</summary>
    public const int MostParts = 10_000;

    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);
    private readonly Register _register;

    private readonly FileFolder _folder;
    private int _count;

    public UploadBook(Register register, FileFolder folder)
    {
        _register = register;
        _folder = folder;
    }

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<Upload> All => [.. _uploads.Values.OrderBy(upload => upload.Order)];

    public Upload Begin(string fileName, int partCount, PhysicalSample? sample, string? sampleName)
    {
        // Ids are not drawn from the seed: those of a sandbox that was restarted must not be taken for those of the one before.
        var dataId = Guid.NewGuid().ToString();
        var upload = new Upload
        {
            Order = Interlocked.Increment(ref _count),
            FileName = fileName,
            PartCount = partCount,
            Sample = sample,
            SampleName = sampleName ?? sample?.Name,
            DataId = dataId,
            StoredName = dataId + EndingOf(fileName),
            UploadId = partCount == 1 && _register.Lab.Generation == Generation.Older ? null : Guid.NewGuid().ToString("N"),
        };
        _uploads[upload.StoredName] = upload;
        return upload;
    }

    public Upload? Find(string storedName) => _uploads.GetValueOrDefault(storedName);

    public Upload? FindByDataId(string dataId)
        => _uploads.Values.FirstOrDefault(upload => upload.IsComplete && upload.DataId.Equals(dataId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps a part; false when its upload is no longer open.</summary>
    public bool Put(Upload upload, int number, StoredPart part)
    {
        var former = upload.Put(number, part);
        if (former is not null)
            _folder.GiveBack(former.Path);
        if (former != part && upload.IsComplete)
            Tell(upload);
        return former != part;
    }

    /// <summary>Forgets all uploads, open ones too, and their bytes. The catalogue keeps their entries.</summary>
    public void Clear()
    {
        foreach (var upload in All)
        {
            _uploads.TryRemove(upload.StoredName, out _);
            foreach (var part in upload.Forget())
                _folder.GiveBack(part.Path);
        }
    }

    /// <summary>Completes an upload; null when that is done, else what is wrong.</summary>
    public string? Complete(Upload upload, IReadOnlyList<(string ETag, int Number)> list)
    {
        var problem = upload.Complete(list);
        if (problem is null)
            Tell(upload);
        return problem;
    }

    /// <summary>A file's ending as far as it is harmless in an address.</summary>
    private static string EndingOf(string fileName)
    {
        var ending = Path.GetExtension(fileName);
        return ending.Length is > 1 and < 12 && ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ending : ".bin";
    }

    private void Tell(Upload upload)
        => _register.AddFile(upload.DataId, upload.FileName, upload.StoredName, upload.Sample, upload.SampleName);
}
