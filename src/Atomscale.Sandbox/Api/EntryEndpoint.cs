using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Randomness;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Api;

/// <summary>An address that answers with the result of one entry: finds the entry, or says why there is no result.</summary>
internal sealed class EntryEndpoint
{
    private readonly Register _register;
    private readonly Func<Entry, bool> _serves;
    private readonly IReadOnlyList<string> _ready;
    private readonly Action<Utf8JsonWriter, Entry, Draw, HttpContext> _write;

    // serves: whether entries of this type and generation have a result at this address; ready: the statuses in which there is one.
    public EntryEndpoint(
        Register register,
        Func<Entry, bool> serves,
        IReadOnlyList<string> ready,
        Action<Utf8JsonWriter, Entry, Draw, HttpContext> write)
    {
        _register = register;
        _serves = serves;
        _ready = ready;
        _write = write;
    }

    public Task AnswerAsync(HttpContext context)
    {
        var id = Convert.ToString(context.Request.RouteValues["id"], CultureInfo.InvariantCulture) ?? "";
        var entry = _register.Find(id);
        var problem = entry is null ? $"Data entry {id} not found"
            : !_serves(entry) ? $"Data entry {id} is of type {entry.DataType}"
            : !_ready.Contains(entry.Status) ? $"Data entry {id} has no results, its status is {entry.Status}"
            : null;
        return problem is not null
            ? JsonAnswer.DetailAsync(context, StatusCodes.Status404NotFound, problem)
            : JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => _write(writer, entry!, _register.Lab.Draw("result", entry!.Index), context));
    }
}
