using System;
using System.Threading;
using System.Threading.Tasks;
using Atomscale;
using Atomscale.Client;
using Atomscale.Client.Api.Catalogue;
using Atomscale.Client.Connection;
using Atomscale.Client.Sync;
using Atomscale.Client.Transfer.Downloads;
using Atomscale.Client.Transfer.Uploads;

// send ENDPOINT KEY FILE, save ENDPOINT KEY DATAID FOLDER: one transfer; sync or results ENDPOINT KEY FOLDER LEDGER: one run, up or down. The first line says that it begins, the last is its result. A kill
// after the rename leaves the whole file under its name, so what is there and the same counts as saved.
using var connection = new ClientConnection(new ConnectionOptions { ApiKey = new ApiKey(args[2], "argument"), Endpoint = new Uri(args[1]), ThrottleLimit = 2 });
var client = connection.Open();
var code = 1;
Console.WriteLine("begins");
if (args[0] == "send")
{
    using var run = new UploadRun(client, new UploadOptions { PartSize = 5 * 1024 * 1024 }, (_, upload) => Say($"sent {upload.DataId}"), (_, fault) => Fail(fault), WarnAsync, CancellationToken.None);
    await run.AddAsync(UploadSource.OfFile(args[3]));
    await run.CompleteAsync();
}
else if (args[0] == "sync")
{
    var options = new SyncOptions { Folder = args[3], Ledger = args[4], Recurse = true, StableFor = TimeSpan.Zero };
    var handlers = new SyncHandlers { Confirm = _ => Task.FromResult(true), Tell = (_, _) => Task.CompletedTask, Report = (fault, _) => WarnAsync(fault.Message), Warn = WarnAsync };
    using var run = SyncRun.Open(client, options, handlers, CancellationToken.None);
    await Say((await run.RunAsync()).ToString());
}
else if (args[0] == "results")
{
    var options = new ResultSyncOptions { Destination = args[3], Ledger = args[4], Query = new CatalogueQuery { Statuses = ["success"], DataTypes = ["xps", "raman", "rheed_stationary"] } };
    var handlers = new ResultSyncHandlers
    {
        Confirm = _ => Task.FromResult(true),
        Written = (_, _) => Task.CompletedTask,
        Report = (fault, _) => WarnAsync(fault.Message),
        Warn = WarnAsync,
        Look = (_, _) => Task.CompletedTask,
    };
    using var run = ResultSyncRun.Open(client, options, handlers, CancellationToken.None);
    await Say((await run.RunAsync()).ToString());
}
else
{
    using var run = new DownloadRun(client, new DownloadOptions { Folder = args[4], Kind = FileKind.Raw, SkipExisting = true }, (_, file) => Say($"saved {file.Path}"), (_, fault) => Fail(fault), WarnAsync, CancellationToken.None);
    run.Add(new DownloadRequest(args[3], null, null));
    await run.CompleteAsync();
}

return code;

Task Say(string line)
{
    code = 0;
    Console.WriteLine(line);
    return Task.CompletedTask;
}

Task Fail(AtomscaleException fault)
{
    Console.WriteLine($"failed {fault.Kind} {fault.Message}");
    return Task.CompletedTask;
}

static Task WarnAsync(string message)
{
    Console.Error.WriteLine(message);
    return Task.CompletedTask;
}
