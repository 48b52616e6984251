using System.Management.Automation;
using Atomscale.PowerShell.Tests.Conventions;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>A command with a defect, made for these tests on the base of all commands.</summary>
public sealed class UnexpectedErrorTests
{
    [Fact]
    public void What_nobody_foresaw_is_an_error_that_says_what_to_report()
    {
        using var session = WithDefect();

        var error = session.RunDefective("Test-Defect -Fail").Error;

        Assert.Equal("Atomscale.InternalError,Atomscale.Tests.TestDefectCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.Contains("NullReferenceException", error.Exception.Message);
        Assert.DoesNotContain("a secret", error.Exception.Message);
        Assert.Contains("Report it", error.ErrorDetails.RecommendedAction);
        Assert.IsType<System.NullReferenceException>(error.Exception.InnerException);
    }

    [Theory]
    [InlineData("Test-Defect | Select-Object -First 1")]
    [InlineData("foreach ($i in 1..3) { Test-Defect | ForEach-Object { $_; break } }")]
    public void What_the_engine_throws_is_left_to_the_engine(string script)
    {
        using var session = WithDefect();

        Assert.Equal(1, Assert.Single(session.Run(script).ThrowIfFailed().Output).BaseObject);
    }

    private static Session WithDefect()
    {
        var session = new Session();
        // The engine compiles a text once a process.
        session.Run($$"""
            $type = Add-Type -PassThru -IgnoreWarnings -ReferencedAssemblies '{{ModuleAssemblies.Commands.Location}}', ([psobject].Assembly.Location), netstandard -TypeDefinition '
                namespace Atomscale.Tests
                {
                    [System.Management.Automation.Cmdlet("Test", "Defect")]
                    public sealed class TestDefectCommand : Atomscale.PowerShell.AtomscaleCommand
                    {
                        [System.Management.Automation.Parameter]
                        public System.Management.Automation.SwitchParameter Fail { get; set; }

                        protected override void Process()
                        {
                            if (Fail) throw new System.NullReferenceException("a secret");
                            WriteObject(1);
                            WriteObject(2);
                        }
                    }
                }'
            Import-Module -Assembly $type.Assembly
            """).ThrowIfFailed();
        return session;
    }
}
