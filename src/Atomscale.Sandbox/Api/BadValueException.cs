using System;
using System.Collections.Generic;

namespace Atomscale.Sandbox.Api;

/// <summary>Values of a query or a body that the service refuses with 422.</summary>
internal sealed class BadValueException : Exception
{
    public BadValueException(IReadOnlyList<BadValue> values)
        : base(values[0].Message)
        => Values = values;

    public IReadOnlyList<BadValue> Values { get; }

    /// <summary>Of one parameter of the query.</summary>
    public static BadValueException InQuery(string parameter, string message, string type)
        => new([new BadValue(["query", parameter], message, type)]);
}
