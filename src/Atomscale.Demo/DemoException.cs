using System;

namespace Atomscale.Demo;

/// <summary>The demo cannot continue; the message says why.</summary>
internal sealed class DemoException(string message) : Exception(message);
