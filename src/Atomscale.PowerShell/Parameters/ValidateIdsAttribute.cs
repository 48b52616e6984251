using System;
using System.Collections;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>Refuses ids that are null, empty or blank; an empty list is allowed, it answers nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateIdsAttribute : ValidateArgumentsAttribute
{
    /// <summary>Makes the rule.</summary>
    /// <param name="isFilter">Whether the ids choose among what the command finds, rather than say what it works on.</param>
    public ValidateIdsAttribute(bool isFilter = false) => IsFilter = isFilter;

    /// <summary>Whether the ids choose among what the command finds, rather than say what it works on.</summary>
    public bool IsFilter { get; }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not IEnumerable ids) throw new ValidationMetadataException("An id is needed, not null.");
        foreach (var id in ids)
        {
            if (string.IsNullOrWhiteSpace(id?.ToString())) throw new ValidationMetadataException("An id cannot be null or empty.");
        }
    }
}
