using Xunit;

namespace Atomscale.PowerShell.Tests.Engine;

[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit calls it so.
public sealed class SandboxCollection : ICollectionFixture<SandboxFixture>
#pragma warning restore CA1711
{
    public const string Name = "Sandbox";
}
