using System.Linq;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>One rule for what names an entry, a sample, a project or an instrument: an id, a name, an object, a Guid, or an array of these.</summary>
[Collection(SandboxCollection.Name)]
public sealed class IdentifierTests(SandboxFixture lab)
{
    [Theory]
    [InlineData("Get-AtomscaleResult -DataId $e")]
    [InlineData("Get-AtomscaleResult -DataId $e[0], $e[1].DataId")]
    [InlineData("Get-AtomscaleResult -DataId ([guid]$e[0].DataId), $e[1]")]
    [InlineData("Get-AtomscaleResult -DataId ($e | Select-Object DataId, Status)")]
    [InlineData("Get-AtomscaleResult -DataId ($e | Get-AtomscaleResult)")]
    [InlineData("Search-AtomscaleCatalogue -DataId $e")]
    [InlineData("Search-AtomscaleCatalogue -DataId ($e | Get-AtomscaleResult)")]
    public async Task A_data_id_is_taken_from_what_holds_one(string script)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$e = @(Search-AtomscaleCatalogue -DataType xps -Status success -First 2)").ThrowIfFailed();

        var ids = session.Run(script).ThrowIfFailed().Texts("DataId");

        Assert.Equal(session.Run("$e").Texts("DataId").Order(), ids.Order());
    }

    [Fact]
    public async Task An_object_without_a_data_id_is_refused_by_name()
    {
        using var session = await lab.ConnectAsync();

        var error = session.Run("Get-AtomscaleResult -DataId (Get-AtomscaleProject)[0]").Error;

        Assert.Contains("An object of type Atomscale.Project has no DataId", error.Exception.Message);
    }

    [Theory]
    [InlineData("Get-AtomscalePhysicalSample $s.PhysicalSampleId")]
    [InlineData("Get-AtomscalePhysicalSample $s")]
    [InlineData("Get-AtomscalePhysicalSample -PhysicalSampleId $s.PhysicalSampleName")]
    [InlineData("Get-AtomscalePhysicalSample -PhysicalSampleId ([guid]$s.PhysicalSampleId)")]
    [InlineData("$s.PhysicalSampleName | Get-AtomscalePhysicalSample")]
    [InlineData("$s.PhysicalSampleId | Get-AtomscalePhysicalSample")]
    [InlineData("[guid]$s.PhysicalSampleId | Get-AtomscalePhysicalSample")]
    [InlineData("$s, $s | Get-AtomscalePhysicalSample")]
    [InlineData("[pscustomobject]@{ Name = $s.PhysicalSampleName } | Get-AtomscalePhysicalSample")]
    [InlineData("$s | Search-AtomscaleCatalogue -First 3 | Get-AtomscalePhysicalSample")]
    public async Task A_sample_is_listed_by_whatever_names_it(string script)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$s = @(Get-AtomscalePhysicalSample)[2]").ThrowIfFailed();

        Assert.Equal(session.Run("$s").Texts("PhysicalSampleId"), session.Run(script).ThrowIfFailed().Texts("PhysicalSampleId"));
    }

    [Theory]
    [InlineData("Get-AtomscaleProject $p.ProjectId")]
    [InlineData("Get-AtomscaleProject -ProjectId $p")]
    [InlineData("$p.ProjectName | Get-AtomscaleProject")]
    [InlineData("$p, $p | Get-AtomscaleProject")]
    [InlineData("$p | Search-AtomscaleCatalogue -First 3 | Get-AtomscaleProject")]
    public async Task A_project_is_listed_by_whatever_names_it(string script)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$p = @(Get-AtomscaleProject)[0]").ThrowIfFailed();

        Assert.Equal(session.Run("$p").Texts("ProjectId"), session.Run(script).ThrowIfFailed().Texts("ProjectId"));
    }

    [Theory]
    [InlineData("'nobody' | Get-AtomscalePhysicalSample", "NotFound")]
    [InlineData("[guid]::Empty | Get-AtomscalePhysicalSample", "NotFound")]
    [InlineData("$null | Get-AtomscalePhysicalSample", "BadInput")]
    [InlineData("[datetime]::Now.TimeOfDay | Get-AtomscalePhysicalSample", "BadInput")]
    [InlineData("'nobody' | Get-AtomscaleProject", "NotFound")]
    [InlineData("Get-AtomscaleProject -ProjectId nobody", "NotFound")]
    public async Task What_names_nothing_is_an_error_of_that_object(string script, string id)
    {
        using var session = await lab.ConnectAsync();

        var outcome = session.Run(script);

        Assert.Empty(outcome.Output);
        Assert.StartsWith($"Atomscale.{id},", outcome.Error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("$i.InstrumentId | Remove-AtomscaleGrowthInstrument -Force")]
    [InlineData("'Made to go' | Remove-AtomscaleGrowthInstrument -Force")]
    [InlineData("Remove-AtomscaleGrowthInstrument 'made to*' -Force")]
    [InlineData("Remove-AtomscaleGrowthInstrument $i -Force")]
    [InlineData("[pscustomobject]@{ InstrumentId = \"$($i.InstrumentId)\" } | Remove-AtomscaleGrowthInstrument -Force")]
    public async Task An_instrument_is_removed_by_whatever_names_it(string script)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$before = (Get-AtomscaleGrowthInstrument).Count; $i = New-AtomscaleGrowthInstrument 'Made to go' maker mbe").ThrowIfFailed();

        session.Run(script).ThrowIfFailed();

        Assert.True((bool)session.Run("(Get-AtomscaleGrowthInstrument).Count -eq $before").Output[0].BaseObject);
    }

    [Fact]
    public async Task A_name_of_several_instruments_removes_none_and_the_others_still_go()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$a, $b, $c = 'Pair one', 'Pair two', 'Single' | ForEach-Object { New-AtomscaleGrowthInstrument $_ maker mbe }").ThrowIfFailed();

        var outcome = session.Run("'Pair*', 'Single' | Remove-AtomscaleGrowthInstrument -Force");

        Assert.StartsWith("Atomscale.BadInput,", outcome.Error.FullyQualifiedErrorId);
        Assert.Equal(["Pair one", "Pair two"], session.Run("Get-AtomscaleGrowthInstrument Pair*, Single -ErrorAction Ignore").Texts("Name").Order());
        session.Run("$a, $b | Remove-AtomscaleGrowthInstrument -Force").ThrowIfFailed();
    }

    [Fact]
    public void Files_are_sent_for_a_sample_given_as_an_object_and_an_upload_finds_its_entry()
    {
        // One of its own: what is sent to it stays in its catalogue.
        using var sandbox = SandboxProcess.Start();
        using var session = Session.ConnectedTo(sandbox);
        session.Run("$s = @(Get-AtomscalePhysicalSample)[1]; $p = @(Get-AtomscaleProject)[0]").ThrowIfFailed();

        var entry = Assert.Single(session.Run("Send-AtomscaleFile -InputStream ([IO.MemoryStream]::new([byte[]](1..9))) -FileName scan.xy -PhysicalSample $s -Project $p | Search-AtomscaleCatalogue").ThrowIfFailed().Output);

        Assert.Equal("scan.xy", entry.Properties["FileName"].Value);
        Assert.Equal(session.Run("$s").Texts("PhysicalSampleId")[0], entry.Properties["PhysicalSampleId"].Value);
    }
}
