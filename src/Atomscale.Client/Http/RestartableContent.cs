using System;
using System.Net.Http;

namespace Atomscale.Client.Http;

/// <summary>A request's body that is read from its source again each time that it is sent.</summary>
internal abstract class RestartableContent : HttpContent
{
    /// <summary>Why the source could not be read to the end.</summary>
    public AtomscaleException? SourceError { get; protected set; }

    /// <summary>Is called when every byte was handed to the system.</summary>
    public Action? AfterLastByte { get; set; }

    /// <summary>What was sent so far does not count: it is sent again, or was sent in vain.</summary>
    public abstract void RollBack();
}
