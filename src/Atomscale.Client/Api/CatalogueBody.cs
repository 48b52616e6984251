using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Json;

namespace Atomscale.Client.Api;

/// <summary>Reads the body of a catalogue's answer into a sink: what a read brings is parsed and handed on together.</summary>
internal sealed class CatalogueBody(Func<CatalogueEntry, bool> matches, CatalogueSink sink, Uri address, UnexpectedFields unexpectedFields)
{
    private const int ReadSize = 64 * 1024;

    // An entry larger than this is not tried again with each read, but only when twice as much of it is there.
    private const int LargeEntry = 1024 * 1024;

    private readonly CatalogueParser _parser = new(unexpectedFields);
    private readonly List<PayloadException> _errors = [];
    private List<CatalogueEntry> _entries = [];

    /// <summary>Reads until the body ends or the sink is full.</summary>
    /// <exception cref="JsonException">It is no JSON; the entries before were handed on.</exception>
    public async Task ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            var (length, wanted) = (0, 0);
            for (var isLast = false; !isLast && !sink.IsFull;)
            {
                if (length == buffer.Length) buffer = Grow(buffer);
                var read = await body.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
                length += read;
                isLast = read == 0;
                if (!isLast && length < wanted) continue;
                var consumed = await ParseAsync(new ArraySegment<byte>(buffer, 0, length), isLast).ConfigureAwait(false);
                length -= consumed;
                Buffer.BlockCopy(buffer, consumed, buffer, 0, length);
                wanted = length > LargeEntry ? 2 * length : 0;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<int> ParseAsync(ArraySegment<byte> buffer, bool isLast)
    {
        try
        {
            return _parser.Parse(buffer, isLast, Take, _errors.Add);
        }
        finally
        {
            await HandOnAsync().ConfigureAwait(false);
        }
    }

    private bool Take(CatalogueEntry entry)
    {
        if (matches(entry) && sink.Accepts(entry)) _entries.Add(entry);
        return !sink.IsFull;
    }

    private async Task HandOnAsync()
    {
        if (_entries.Count > 0)
        {
            var batch = _entries;
            _entries = [];
            await sink.TakeAsync(batch).ConfigureAwait(false);
        }

        foreach (var error in _errors) await sink.ReportAsync(error, address).ConfigureAwait(false);
        _errors.Clear();
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        Buffer.BlockCopy(buffer, 0, larger, 0, buffer.Length);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
