namespace Atomscale.Client.Transfer;

/// <summary>What can be shown of a command's transfers while they run.</summary>
public interface ITransferRun
{
    /// <summary>The whole: all files until now.</summary>
    TransferProgress Whole { get; }

    /// <summary>How many files there are.</summary>
    int Files { get; }

    /// <summary>How many files are done or failed.</summary>
    int Ended { get; }

    /// <summary>The files under way.</summary>
    TransferProgress[] UnderWay();
}
