using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>What stands in a Parquet file, as its own library tells.</summary>
internal sealed class ParquetFile
{
    private readonly DataField[] _fields;

    private ParquetFile(DataField[] fields, long rowCount)
    {
        _fields = fields;
        RowCount = rowCount;
    }

    public long RowCount { get; }

    public IEnumerable<string> Names => _fields.Select(column => column.Name);

    public Type TypeOf(string name) => _fields.Single(column => column.Name == name).ClrType;

    public static async Task<ParquetFile> ReadAsync(string path)
    {
        await using var file = await ParquetReader.CreateAsync(path);
        return new ParquetFile(file.Schema.GetDataFields(), file.RowGroups.Sum(group => group.RowCount));
    }
}
