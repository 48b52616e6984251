using System;

namespace Atomscale.Sandbox.Lab;

/// <summary>How long a file waits for its analysis, and how long that takes.</summary>
internal sealed record AnalysisTimes(TimeSpan Waiting, TimeSpan Running);
