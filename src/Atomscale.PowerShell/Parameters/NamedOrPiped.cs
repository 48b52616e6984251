using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Atomscale.PowerShell;

/// <summary>
/// What a command works on comes from the pipeline or by its ids, one of them and not both: PowerShell binds both, and one of them would be ignored without
/// a word. Ids that filter go along with anything.
/// </summary>
internal static class NamedOrPiped
{
    private const string Piped = "InputObject";

    /// <exception cref="AtomscaleException">BadInput: both were given, or neither.</exception>
    public static void Check(PSCmdlet command)
    {
        var invocation = command.MyInvocation;
        var parameters = command.GetType().GetProperties();
        if (parameters.All(parameter => parameter.Name != Piped)) return;
        var wanted = parameters.Where(parameter => parameter.GetCustomAttribute<ValidateIdsAttribute>() is { IsFilter: false }).ToArray();
        if (!invocation.ExpectingInput && !invocation.BoundParameters.ContainsKey(Piped))
        {
            if (wanted.Length > 0 && !wanted.Any(parameter => invocation.BoundParameters.ContainsKey(parameter.Name)))
                throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"{invocation.MyCommand?.Name} was given nothing to work on.", $"Give -{wanted[0].Name}, or pipe objects in.");
            return;
        }

        var named = wanted.FirstOrDefault(parameter => invocation.BoundParameters.ContainsKey(parameter.Name));
        if (named is not null)
            throw new AtomscaleException(AtomscaleErrorKind.BadInput, $"-{named.Name} was given, and objects come from the pipeline or -{Piped} too.", "Leave one of them out; ids can be piped in as well.");
    }
}
