using System;

namespace Atomscale.Sandbox.Api;

/// <summary>A query value that the service refuses with 422.</summary>
internal sealed class BadQueryException : Exception
{
    public BadQueryException(string parameter, string message, string type)
        : base(message)
    {
        Parameter = parameter;
        ErrorType = type;
    }

    public string Parameter { get; }

    /// <summary>The machine-readable kind, as <c>int_parsing</c>.</summary>
    public string ErrorType { get; }
}
