using System.Management.Automation;
using Atomscale.PowerShell.Tests.Conventions;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>A command with a defect, made for these tests on the base of all commands.</summary>
public sealed class LastNetTests
{
    [Fact]
    public void What_nobody_foresaw_is_an_error_that_says_what_to_report()
    {
        using var session = WithDefect("throw new System.NullReferenceException(\"a secret\");");

        var error = session.RunDefective("Test-Defect").Terminating!;

        Assert.Equal("Atomscale.InternalError,Atomscale.Tests.TestDefectCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.Contains("NullReferenceException", error.Exception.Message);
        Assert.DoesNotContain("a secret", error.Exception.Message);
        Assert.Contains("Report it", error.ErrorDetails.RecommendedAction);
        Assert.IsType<System.NullReferenceException>(error.Exception.InnerException);
    }

    [Theory]
    [InlineData("WriteObject(1); WriteObject(2);", "Test-Defect | Select-Object -First 1")]
    [InlineData("WriteObject(1);", "foreach ($i in 1..3) { Test-Defect | ForEach-Object { $_; break } }")]
    public void What_the_engine_throws_is_left_to_the_engine(string body, string script)
    {
        using var session = WithDefect(body);

        Assert.Equal(1, Assert.Single(session.Run(script).ThrowIfFailed().Output).BaseObject);
    }

    private static Session WithDefect(string body)
    {
        var session = new Session();
        session.Run($$"""
            $type = Add-Type -PassThru -IgnoreWarnings -ReferencedAssemblies '{{ModuleAssemblies.Commands.Location}}', ([psobject].Assembly.Location), netstandard -TypeDefinition '
                namespace Atomscale.Tests
                {
                    [System.Management.Automation.Cmdlet("Test", "Defect")]
                    public sealed class TestDefectCommand : Atomscale.PowerShell.AtomscaleCommand
                    {
                        protected override void Process() { {{body}} }
                    }
                }'
            Import-Module -Assembly $type.Assembly
            """).ThrowIfFailed();
        return session;
    }
}
