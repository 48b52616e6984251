using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client;
using Atomscale.Client.Connection;

namespace Atomscale.PowerShell;

/// <summary>
/// Offers values that the server knows. They are kept for a minute; the prompt waits for them half a second at most, and what comes later is
/// there at the next press of the Tab key.
/// </summary>
public abstract class ServerValueCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(500);

    private readonly CompletionCache _cache = CompletionCache.Shared;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (FindConnection(fakeBoundParameters) is not { } connection) return [];
        var pattern = new WildcardPattern((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        var loading = _cache.Get(connection, GetType(), () => ListAsync(connection.Open(), CancellationToken.None));
        return loading.Wait(s_timeout)
            ? from value in loading.Result
              where pattern.IsMatch(value.Text) || pattern.IsMatch(value.Tip)
              select new CompletionResult(Quote(value.Text), ListItem(value), CompletionResultType.ParameterValue, value.Tip)
            : [];
    }

    /// <summary>Asks the server: the values, each with what tells it to a reader.</summary>
    internal abstract Task<IReadOnlyList<CompletionValue>> ListAsync(AtomscaleClient client, CancellationToken cancellationToken);

    private static ClientConnection? FindConnection(IDictionary parameters) =>
        parameters["Connection"] is { } given ? (given is PSObject wrapped ? wrapped.BaseObject : given) as ClientConnection : SessionConnections.FindOrMake();

    // An id says nothing to a reader: its name stands beside it.
    private static string ListItem(CompletionValue value) => Guid.TryParse(value.Text, out _) || value.Text.All(char.IsDigit) ? $"{value.Text} {value.Tip}".TrimEnd() : value.Text;

    private static string Quote(string value) => value.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.') ? value : $"'{value.Replace("'", "''")}'";
}
