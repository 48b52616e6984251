using System;

namespace Atomscale.Client.Tests.Api;

/// <summary>What a test wants otherwise than the defaults.</summary>
internal sealed class TestOptions
{
    public int Retries { get; set; } = 3;

    public int TimeoutSec { get; set; } = 100;

    public int IdleTimeoutSec { get; set; } = 60;

    public int? ThrottleLimit { get; set; }

    public TimeProvider? Time { get; set; }
}
