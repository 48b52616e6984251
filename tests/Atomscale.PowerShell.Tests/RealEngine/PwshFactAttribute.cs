using Xunit;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>A test that needs a real pwsh: decided at discovery, reported as skipped with the reason where there is none.</summary>
internal sealed class PwshFactAttribute : FactAttribute
{
    public PwshFactAttribute()
    {
        if (Pwsh.Path is null) Skip = "There is no pwsh on PATH.";
    }
}
