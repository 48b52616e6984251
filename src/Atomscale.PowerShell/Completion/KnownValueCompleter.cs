using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Atomscale.PowerShell;

/// <summary>Offers a fixed list of values to the Tab key.</summary>
public abstract class KnownValueCompleter : IArgumentCompleter
{
    /// <summary>The values on offer.</summary>
    protected abstract IEnumerable<string> Values { get; }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = new WildcardPattern((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return from value in Values where pattern.IsMatch(value) select new CompletionResult(value.Contains(' ') ? $"'{value}'" : value, value, CompletionResultType.ParameterValue, value);
    }
}
