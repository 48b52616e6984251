using System;
using System.Globalization;
using Atomscale;
using Atomscale.Benchmarks;

// dotnet run -c Release --project benchmarks/Atomscale.Benchmarks -- NAME
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["catalogue"]:
        CatalogueMemory.Run();
        return 0;
    case ["catalogue", var entries]:
        CatalogueMemory.Measure(int.Parse(entries, CultureInfo.InvariantCulture));
        return 0;
    case ["results"]:
        ResultThroughput.Run();
        return 0;
    case ["transfers"]:
        TransferRatios.Run("");
        return 0;
    case ["transfers", var line]:
        TransferRatios.Run(line);
        return 0;
    case ["transfer-progress"]:
        TransferProgress.Run();
        return 0;
    case ["transfer-stop"]:
        TransferStop.Run();
        return 0;
    case ["transfer-memory"]:
        TransferMemory.Run();
        return 0;
    case ["transfer-memory", var gibibytes]:
        TransferMemory.Measure(int.Parse(gibibytes, CultureInfo.InvariantCulture));
        return 0;
    case ["alignment"]:
        AlignmentSpeed.Run();
        return 0;
    case ["tables"]:
        await TableSpeed.RunAsync();
        return 0;
    case ["table-memory"]:
        TableMemory.Run();
        return 0;
    case ["table-memory", var format, var rows]:
        await TableMemory.MeasureAsync(Enum.Parse<TableFormat>(format), long.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("Which benchmark? catalogue (memory of a search), results (200 results at 50 ms latency), alignment (against pandas), tables (against pandas and Export-Csv), table-memory (of 1 and 10 million rows), transfers (against curl; or one line only: capped, opaque, md5), transfer-progress (shown or not), transfer-stop (how soon Ctrl+C ends one), transfer-memory (of 1 and 8 GiB).");
        return 2;
}
