using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

/// <summary>Samples, projects, instruments.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RecordTests(SandboxFixture lab)
{
    [Fact]
    public async Task Samples_and_projects_are_listed_and_chosen_by_name_with_wildcards()
    {
        using var session = await lab.ConnectAsync();
        var samples = session.Run("Get-AtomscalePhysicalSample").ThrowIfFailed();
        Assert.Equal(12, samples.Output.Count);
        Assert.All(samples.Output, sample => Assert.Equal("Atomscale.PhysicalSample", sample.TypeNames[0]));
        var name = samples.Texts("PhysicalSampleName")[3]!;
        Assert.Equal(name, Assert.Single(session.Run($"Get-AtomscalePhysicalSample '{name[..4]}*' | Where-Object PhysicalSampleName -eq '{name}'").ThrowIfFailed().Texts("PhysicalSampleName")));
        Assert.Equal(4, session.Run("Get-AtomscaleProject").ThrowIfFailed().Output.Count);
        Assert.Empty(session.Run("Get-AtomscaleProject nobody*").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("Get-AtomscalePhysicalSample -Name nobody", "GetAtomscalePhysicalSampleCommand")]
    [InlineData("Get-AtomscalePhysicalSample -PhysicalSampleId nobody", "GetAtomscalePhysicalSampleCommand")]
    [InlineData("Get-AtomscaleProject -ProjectId nobody", "GetAtomscaleProjectCommand")]
    [InlineData("Get-AtomscaleGrowthInstrument -InstrumentId 999999", "GetAtomscaleGrowthInstrumentCommand")]
    [InlineData("Get-AtomscalePhysicalSampleResult nobody", "GetAtomscalePhysicalSampleResultCommand")]
    [InlineData("Get-AtomscaleProjectResult nobody", "GetAtomscaleProjectResultCommand")]
    [InlineData("Remove-AtomscaleGrowthInstrument 999999 -Force", "RemoveAtomscaleGrowthInstrumentCommand")]
    public async Task What_is_not_there_is_an_error_not_silence(string script, string command)
    {
        using var session = await lab.ConnectAsync();
        var error = session.Run(script).Error;
        Assert.Equal($"Atomscale.NotFound,Atomscale.PowerShell.{command}", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.False(string.IsNullOrEmpty(error.ErrorDetails.RecommendedAction));
    }

    [Fact]
    public async Task A_record_without_an_id_is_left_out_with_a_warning_and_costs_no_other()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Answer("physical_samples/", """[{"id":"a","name":"one"},{"name":"two"},{"id":"c","name":"three"}]"""));

        var outcome = session.Run("Get-AtomscalePhysicalSample").ThrowIfFailed();

        Assert.Equal(["one", "three"], outcome.Texts("PhysicalSampleName"));
        Assert.Contains("left out: '[1].id'", Assert.Single(outcome.Warnings));
    }

    [Fact]
    public async Task A_project_piped_on_gives_its_samples_and_a_sample_its_entries()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$p = Get-AtomscaleProject; $s = $p[0] | Get-AtomscalePhysicalSample").ThrowIfFailed();
        var samples = session.Run("$s").Output;
        Assert.NotEmpty(samples);
        var entries = session.Run("$s[0] | Search-AtomscaleCatalogue").ThrowIfFailed();
        Assert.NotEmpty(entries.Output);
        Assert.All(entries.Texts("PhysicalSampleId"), id => Assert.Equal(samples[0].Properties["PhysicalSampleId"].Value, id));
        // A sample of several projects, asked for through each, gives its entries once.
        var twice = session.Run("$s[0], $s[0] | Search-AtomscaleCatalogue").ThrowIfFailed();
        Assert.Equal(entries.Output.Count, twice.Output.Count);
    }

    [Fact]
    public async Task A_sample_comes_with_all_its_results_and_lists_the_entries_that_have_none()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$s = Get-AtomscalePhysicalSample; $all = $s | ForEach-Object { , @($_ | Search-AtomscaleCatalogue) }").ThrowIfFailed();
        var outcome = session.Run("$s[0] | Get-AtomscalePhysicalSampleResult -Align Outer");
        var result = Assert.Single(outcome.Output);
        Assert.Equal("Atomscale.PhysicalSampleResult", result.TypeNames[0]);
        var entries = session.Run("$all[0]").Output;
        Assert.Empty(outcome.Errors);
        var reasons = session.Run("$g = $s[0] | Get-AtomscalePhysicalSampleResult; $g.Missing | ForEach-Object { [string]$_.Reason }").ThrowIfFailed().Output;
        Assert.Equal(entries.Count, session.Run("$g.DataResults").Output.Count + reasons.Count);
        Assert.All(reasons, reason => Assert.Contains(reason.ToString(), new[] { "NotReady", "AnalysisFailed", "NotFound" }));
        Assert.NotNull(result.Properties["AlignedTimeseries"].Value);
    }

    [Fact]
    public async Task Entries_without_a_result_stop_no_script_and_one_warning_counts_them_by_reason()
    {
        using var session = await lab.ConnectAsync();
        var projects = session.Run("$ErrorActionPreference = 'Stop'; $g = Get-AtomscaleProject | Get-AtomscaleProjectResult").ThrowIfFailed();
        var missing = session.Run("$g.Missing | ForEach-Object { [string]$_.Reason }").Output.Select(reason => reason.ToString()).ToArray();
        Assert.NotEmpty(missing);
        var reasons = missing.GroupBy(reason => reason).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}: {group.Count()}");
        var warning = Assert.Single(projects.Warnings, text => text.Contains("no result", StringComparison.Ordinal));
        Assert.StartsWith($"{missing.Length} entries have no result ({string.Join(", ", reasons)}).", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_could_not_be_fetched_is_still_an_error_of_its_sample()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$s = @(Get-AtomscalePhysicalSample SG-1371)[0]; $e = @($s | Search-AtomscaleCatalogue -Status success -DataType xps, xrd, raman, pl)").ThrowIfFailed();
        Assert.NotEmpty(session.Run("$e").Output);
        await lab.Control.SetFaultsAsync([.. new[] { "xps/*", "xrd/*", "raman/*", "photoluminescence/*" }.Select(path => Fault.Status(path, 403).Always())]);
        var outcome = session.Run("$s | Get-AtomscalePhysicalSampleResult");
        Assert.NotEmpty(outcome.Errors);
        Assert.All(outcome.Errors, error => Assert.StartsWith("Atomscale.Forbidden,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_no_project_has_is_told_of_once_and_one_that_some_project_has_not_at_all()
    {
        using var session = await lab.ConnectAsync();
        var name = session.Run("$p = Get-AtomscaleProject; @($p | Get-AtomscalePhysicalSample)[0].PhysicalSampleName").ThrowIfFailed().Output[0].ToString();
        Assert.True(session.Run("$p").Output.Count > 1);
        var outcome = session.Run($"$p | Get-AtomscalePhysicalSample -Name '{name}', nobody");
        Assert.All(outcome.Texts("PhysicalSampleName"), found => Assert.Equal(name, found));
        Assert.Equal("Atomscale.NotFound,Atomscale.PowerShell.GetAtomscalePhysicalSampleCommand", outcome.Error.FullyQualifiedErrorId);
        Assert.Equal("nobody", outcome.Error.TargetObject);
    }

    [Fact]
    public async Task Ids_choose_among_the_samples_of_projects_that_are_piped_in()
    {
        using var session = await lab.ConnectAsync();
        var id = session.Run("$p = Get-AtomscaleProject; @($p[0] | Get-AtomscalePhysicalSample)[0].PhysicalSampleId").ThrowIfFailed().Output[0].ToString();
        Assert.Equal(id, Assert.Single(session.Run($"$p[0] | Get-AtomscalePhysicalSample -PhysicalSampleId '{id}'").ThrowIfFailed().Texts("PhysicalSampleId")));
        var outcome = session.Run($"$p | Get-AtomscalePhysicalSample -PhysicalSampleId '{id}', nobody");
        Assert.All(outcome.Texts("PhysicalSampleId"), found => Assert.Equal(id, found));
        Assert.Equal("nobody", outcome.Error.TargetObject);
        var other = session.Run($"(Get-AtomscalePhysicalSample | Where-Object PhysicalSampleId -ne '{id}')[0] | Search-AtomscaleCatalogue -PhysicalSampleId '{id}'").ThrowIfFailed();
        Assert.Empty(other.Output);
    }

    [Fact]
    public async Task A_project_that_is_forbidden_costs_the_others_nothing()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$p = Get-AtomscaleProject").ThrowIfFailed();
        await lab.Control.SetFaultsAsync(Fault.Status("projects/*/physical_samples", 403));
        var outcome = session.Run("$p | Get-AtomscalePhysicalSample");
        Assert.NotEmpty(outcome.Output);
        Assert.StartsWith("Atomscale.Forbidden,", outcome.Error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("Get-AtomscaleResult x", "GetAtomscaleResultCommand")]
    [InlineData("Get-AtomscalePattern x", "GetAtomscalePatternCommand")]
    [InlineData("Get-AtomscalePhysicalSampleResult x", "GetAtomscalePhysicalSampleResultCommand")]
    [InlineData("Get-AtomscaleProjectResult x", "GetAtomscaleProjectResultCommand")]
    [InlineData("Save-AtomscaleVideo x", "SaveAtomscaleVideoCommand")]
    [InlineData("Export-AtomscaleReport x.html -DataId x", "ExportAtomscaleReportCommand")]
    public async Task Ids_beside_what_is_piped_in_are_refused_before_any_request(string command, string name)
    {
        using var session = await lab.ConnectAsync();
        foreach (var script in new[] { $"'y' | {command}", $"{command} -InputObject y" })
        {
            var error = session.Run(script).Error;
            Assert.Equal($"Atomscale.BadInput,Atomscale.PowerShell.{name}", error.FullyQualifiedErrorId);
            Assert.Contains(" was given, and objects come", error.Exception.Message);
        }

        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task Gathering_shows_how_far_it_is_and_not_when_it_is_not_wanted()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$s = (Get-AtomscalePhysicalSample)[0]; $p = (Get-AtomscaleProject)[0]").ThrowIfFailed();
        await lab.Control.SetFaultsAsync(Fault.Drip("data_entries/", 20_000).Always());
        Assert.Contains(session.Run("$s | Get-AtomscalePhysicalSampleResult").Progress, record => record.StatusDescription.EndsWith("entries so far", StringComparison.Ordinal));
        Assert.Contains(session.Run("$p | Get-AtomscaleProjectResult").Progress, record => record.RecordType == ProgressRecordType.Completed);
        Assert.Empty(session.Run("$ProgressPreference = 'SilentlyContinue'; $s | Get-AtomscalePhysicalSampleResult").Progress);
    }

    [Fact]
    public async Task Gathering_has_no_more_requests_in_flight_than_the_throttle_allows()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$s = (Get-AtomscalePhysicalSample)[0]").ThrowIfFailed();
        await lab.Control.SetFaultsAsync(new[] { "xps/*", "raman/*", "photoluminescence/*", "xrd/*", "rheed/*", "metrology/*", "optical/*" }.Select(path => Fault.Hold(path, "gate").Always()).ToArray());
        using var running = session.Start("$s | Get-AtomscalePhysicalSampleResult -ThrottleLimit 2");
        for (var round = 0; round < 4; round++)
        {
            await lab.Control.WaitForHeldAsync("gate", 2);
            await lab.Control.ReleaseAsync("gate");
        }

        running.Stop();
        Assert.Equal(2, await lab.Control.GetMostHeldAsync());
    }

    [Fact]
    public async Task The_samples_of_a_project_are_gathered_side_by_side_and_given_in_order()
    {
        using var session = await lab.ConnectAsync();
        var inOrder = session.Run("$p = (Get-AtomscaleProject)[0]; ($p | Get-AtomscaleProjectResult -WarningAction Ignore -ErrorAction Ignore).Samples.PhysicalSampleId").Output.Select(id => id.ToString()).ToArray();
        Assert.True(inOrder.Length >= 2);
        await lab.Control.SetFaultsAsync(Fault.Hold("data_entries/", "gate").Always());
        using var running = session.Start("($p | Get-AtomscaleProjectResult -ThrottleLimit 2 -WarningAction Ignore -ErrorAction Ignore).Samples.PhysicalSampleId");
        await lab.Control.WaitForHeldAsync("gate", 2);
        await lab.Control.ClearFaultsAsync();
        await lab.Control.ReleaseAsync("gate");
        Assert.Equal(inOrder, running.Finish().Output.Select(id => id.ToString()));
    }

    [Fact]
    public async Task Series_that_contradict_their_clock_are_an_error_and_the_results_still_come()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$id = (Search-AtomscaleCatalogue -DataType optical -Status success | Where-Object PhysicalSampleId)[0].PhysicalSampleId").ThrowIfFailed();
        await lab.Control.SetFaultsAsync(Fault.Answer("optical/timeseries/*", """{"series":[{"timestamp_s":1700000000000,"perimeter_px":1},{"timestamp_s":1700000001000,"perimeter_px":2}]}""").Always());
        var outcome = session.Run("Get-AtomscalePhysicalSampleResult $id -Align Outer");
        Assert.NotEmpty((System.Collections.IEnumerable)Assert.Single(outcome.Output).Properties["DataResults"].Value);
        Assert.Null(outcome.Output[0].Properties["AlignedTimeseries"].Value);
        Assert.Contains(outcome.Errors, error => error.FullyQualifiedErrorId == "Atomscale.BadAnswer,Atomscale.PowerShell.GetAtomscalePhysicalSampleResultCommand");
    }

    [Fact]
    public async Task Series_on_one_clock_expand_and_export_with_a_column_each()
    {
        using var session = await lab.ConnectAsync();
        var rows = session.Run("$a = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1 | Get-AtomscaleResult | Join-AtomscaleTimeseries; $a | Expand-AtomscaleResult");
        Assert.NotEmpty(rows.ThrowIfFailed().Output);
        var names = rows.Output[0].Properties.Select(property => property.Name).ToArray();
        Assert.Equal("time", names[0]);
        Assert.All(names.Skip(1), name => Assert.Equal(3, name.Split('|').Length));
        Assert.IsType<DateTimeOffset>(rows.Output[0].Properties["time"].Value);
        var file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"atomscale-{Guid.NewGuid():N}.csv");
        session.Run($"$a | Export-AtomscaleTable '{file}' -Force").ThrowIfFailed();
        Assert.Equal(rows.Output.Count + 1, System.IO.File.ReadLines(file).Count());
        Assert.StartsWith("time,", System.IO.File.ReadLines(file).First());
        System.IO.File.Delete(file);
    }

    [Fact]
    public async Task A_result_without_a_series_is_refused_by_join_and_the_rest_is_joined()
    {
        using var session = await lab.ConnectAsync();
        var outcome = session.Run("Search-AtomscaleCatalogue -DataType xps,tool_state -Status success -First 6 | Get-AtomscaleResult | Join-AtomscaleTimeseries");
        Assert.NotEmpty(outcome.Errors);
        Assert.All(outcome.Errors, error => Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.JoinAtomscaleTimeseriesCommand", error.FullyQualifiedErrorId));
    }

    [Theory]
    [InlineData("Search-AtomscaleCatalogue -DataType tool_state -First 1", "Get-AtomscaleResult")]
    [InlineData("Search-AtomscaleCatalogue -DataType tool_state -First 1 | ForEach-Object DataId", "Get-AtomscaleResult")]
    [InlineData("Get-AtomscalePhysicalSample SG-1371", "Get-AtomscalePhysicalSampleResult")]
    [InlineData("Get-AtomscaleProject *laser*", "Get-AtomscaleProjectResult")]
    public async Task What_was_not_fetched_yet_is_refused_with_the_name_of_the_command_that_fetches_it(string source, string wanted)
    {
        using var session = await lab.ConnectAsync();
        foreach (var command in new[] { "Join-AtomscaleTimeseries", "Expand-AtomscaleResult" })
        {
            var error = session.Run($"{source} | {command}").Error;
            Assert.Equal($"Atomscale.BadInput,Atomscale.PowerShell.{command.Replace("-", "", StringComparison.Ordinal)}Command", error.FullyQualifiedErrorId);
            Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
            Assert.Equal(session.Run(source).Output.Single().ToString(), error.TargetObject.ToString());
            Assert.Contains($" {wanted} ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_instrument_is_made_read_back_and_removed()
    {
        using var session = await lab.ConnectAsync();
        var made = session.Run("New-AtomscaleGrowthInstrument 'Test MBE' 'Veeco GEN10' MBE -SerialId S-1").ThrowIfFailed().Output.Single();
        Assert.Equal("Test MBE", made.Properties["Name"].Value);
        Assert.Equal("mbe", made.Properties["Type"].Value);
        Assert.Single(session.Run("Get-AtomscaleGrowthInstrument 'Test*' -Type mbe").ThrowIfFailed().Output);
        session.Run("Get-AtomscaleGrowthInstrument 'Test*' | Remove-AtomscaleGrowthInstrument -WhatIf").ThrowIfFailed();
        session.Run("Get-AtomscaleGrowthInstrument 'Test*' | Remove-AtomscaleGrowthInstrument -Force -WhatIf").ThrowIfFailed();
        Assert.Single(session.Run("Get-AtomscaleGrowthInstrument 'Test*'").ThrowIfFailed().Output);
        session.Run("Get-AtomscaleGrowthInstrument 'Test*' | Remove-AtomscaleGrowthInstrument -Confirm:$false").ThrowIfFailed();
        Assert.Empty(session.Run("Get-AtomscaleGrowthInstrument 'Test*'").ThrowIfFailed().Output);
    }

    [Fact]
    public async Task Removing_asks_first_and_where_nobody_can_answer_it_ends_in_an_error()
    {
        using var session = await lab.ConnectAsync();
        var instrument = session.Run("Get-AtomscaleGrowthInstrument").ThrowIfFailed().Output[0];
        var outcome = session.Run($"Remove-AtomscaleGrowthInstrument {instrument.Properties["InstrumentId"].Value}");
        Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.RemoveAtomscaleGrowthInstrumentCommand", outcome.Error.FullyQualifiedErrorId);
        Assert.Contains(instrument.Properties["Name"].Value.ToString()!, outcome.Error.Exception.Message);
        Assert.Contains("-Force", outcome.Error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain(await lab.Control.GetRequestsAsync(), request => request.Method == "DELETE");
    }

    [Fact]
    public async Task What_if_creates_nothing()
    {
        using var session = await lab.ConnectAsync();
        session.Run("New-AtomscaleGrowthInstrument a b mbe -WhatIf").ThrowIfFailed();
        Assert.DoesNotContain(await lab.Control.GetRequestsAsync(), request => request.Method != "GET");
    }

    [Fact]
    public async Task A_create_whose_answer_was_lost_is_told_so_and_never_repeated()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.NoAnswer("instruments/synthesis").ForMethod("POST"));
        var error = session.Run("New-AtomscaleGrowthInstrument lost maker mbe").Error;
        Assert.Equal("Atomscale.OutcomeUnknown,Atomscale.PowerShell.NewAtomscaleGrowthInstrumentCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidResult, error.CategoryInfo.Category);
        Assert.Single(await lab.Control.GetRequestsAsync(), request => request.Method == "POST");
        session.Run("Get-AtomscaleGrowthInstrument lost | Remove-AtomscaleGrowthInstrument -Force").ThrowIfFailed();
    }

    [Fact]
    public async Task A_create_that_the_service_says_it_did_not_take_is_sent_again()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Status("instruments/synthesis", 503, retryAfter: "0").ForMethod("POST"));
        session.Run("New-AtomscaleGrowthInstrument again maker mbe | Remove-AtomscaleGrowthInstrument -Force").ThrowIfFailed();
        Assert.Equal(2, (await lab.Control.GetRequestsAsync()).Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task A_deletion_whose_first_answer_was_lost_is_done()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$i = New-AtomscaleGrowthInstrument gone maker mbe").ThrowIfFailed();
        await lab.Control.SetFaultsAsync(Fault.NoAnswer("instruments/synthesis").ForMethod("DELETE"));
        session.Run("$i | Remove-AtomscaleGrowthInstrument -Force").ThrowIfFailed();
        Assert.Empty(session.Run("Get-AtomscaleGrowthInstrument gone*").Output);
    }

    [Fact]
    public async Task Tab_offers_what_the_server_knows()
    {
        using var session = await lab.ConnectAsync();
        var name = session.Run("Get-AtomscaleProject").Texts("ProjectName")[0]!;
        const string Line = "Get-AtomscaleProject -Name ";
        var offered = session.Run($"(TabExpansion2 -inputScript '{Line}' -cursorColumn {Line.Length}).CompletionMatches | ForEach-Object ListItemText").ThrowIfFailed();
        Assert.Contains(name, offered.Output.Select(item => item.ToString()));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_never_blocks_the_prompt()
    {
        using var session = await lab.ConnectAsync();
        await lab.Control.SetFaultsAsync(Fault.Stall("physical_samples/").Always());
        const string Line = "Get-AtomscalePhysicalSample -Name ";
        session.Run($"TabExpansion2 -inputScript '{Line}' -cursorColumn {Line.Length}").ThrowIfFailed();
        // What it asked goes on behind the prompt, as long as there is a connection.
        session.Run("Disconnect-Atomscale").ThrowIfFailed();
        await lab.Control.WaitForNoOpenRequestsAsync();
    }

    [Theory]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSample SG-1371")]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSample sg-137?")]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSample $sample")]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSample @(, @($sample))")]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSample ([guid]$sample.PhysicalSampleId)")]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSampleId $sample.PhysicalSampleId")]
    [InlineData("Search-AtomscaleCatalogue -InputObject @($sample)")]
    public async Task A_sample_is_named_by_one_rule(string script)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$sample = Get-AtomscalePhysicalSample SG-1371").ThrowIfFailed();
        var expected = session.Run("$sample | Search-AtomscaleCatalogue").ThrowIfFailed().Texts("DataId");
        Assert.NotEmpty(expected);
        Assert.Equal(expected, session.Run(script).ThrowIfFailed().Texts("DataId"));
    }

    [Theory]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSample nobody", "NotFound", "nobody")]
    [InlineData("Search-AtomscaleCatalogue -Project 00000000-0000-0000-0000-000000000001", "NotFound", "00000000-0000-0000-0000-000000000001")]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSample *", "BadInput", "SG-1371")]
    [InlineData("Get-AtomscaleProjectResult *", "BadInput", "match")]
    [InlineData("(Get-AtomscaleProject)[0] | Get-AtomscalePhysicalSampleResult", "BadInput", "Atomscale.Project is not")]
    public async Task A_name_that_nothing_or_several_have_is_an_error(string script, string kind, string named)
    {
        using var session = await lab.ConnectAsync();
        var error = session.Run(script).Error;
        Assert.StartsWith($"Atomscale.{kind},", error.FullyQualifiedErrorId);
        Assert.Contains(named, error.Exception.Message);
    }

    [Theory]
    [InlineData("'SG-1371' | Get-AtomscalePhysicalSampleResult")]
    [InlineData("[pscustomobject]@{ Name = 'sg-1371' } | Get-AtomscalePhysicalSampleResult")]
    [InlineData("Search-AtomscaleCatalogue -PhysicalSample SG-1371 -First 1 | Get-AtomscalePhysicalSampleResult")]
    [InlineData("Get-AtomscalePhysicalSampleResult SG-1371")]
    public async Task Names_rows_and_entries_lead_to_the_results_of_their_sample(string script)
    {
        using var session = await lab.ConnectAsync();
        Assert.Equal("SG-1371", Assert.Single(session.Run($"{script} -ErrorAction SilentlyContinue").Texts("PhysicalSampleName")));
    }

    [Fact]
    public async Task Entries_are_found_by_owner_file_name_and_tag_with_wildcards()
    {
        using var session = await lab.ConnectAsync();
        var all = session.Run("Search-AtomscaleCatalogue").ThrowIfFailed();
        var file = all.Texts("FileName")[0]!;
        Assert.Equal(all.Texts("FileName").Count(name => name == file), session.Run($"Search-AtomscaleCatalogue -FileName '{file}'").ThrowIfFailed().Output.Count);
        var owner = all.Texts("Owner")[0]!;
        Assert.Equal(all.Texts("Owner").Count(name => name == owner), session.Run($"Search-AtomscaleCatalogue -Owner '{owner[..^1]}?'").ThrowIfFailed().Output.Count);
        Assert.Empty(session.Run("Search-AtomscaleCatalogue -Tag nothing-has-this-tag").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("Get-AtomscaleResult")]
    [InlineData("Save-AtomscaleFile")]
    [InlineData("Get-AtomscalePattern")]
    [InlineData("Get-AtomscalePhysicalSampleResult")]
    public async Task A_command_that_was_given_nothing_says_so_unless_its_pipeline_was_empty(string command)
    {
        using var session = await lab.ConnectAsync();
        Assert.StartsWith("Atomscale.BadInput,", session.Run(command).Error.FullyQualifiedErrorId);
        Assert.Empty(session.Run($"@() | {command}").ThrowIfFailed().Output);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task Tab_lists_ids_with_their_names_and_offers_names_of_instruments_and_samples()
    {
        using var session = await lab.ConnectAsync();
        var sample = session.Run("Get-AtomscalePhysicalSample SG-1371").ThrowIfFailed().Texts("PhysicalSampleId")[0]!;
        Assert.Contains($"{sample} SG-1371", Offered("Get-AtomscalePhysicalSample -PhysicalSampleId "));
        Assert.Contains("SG-1371", Offered("Send-AtomscaleFile x -PhysicalSample "));
        Assert.Contains(session.Run("Get-AtomscaleGrowthInstrument").Texts("Name")[0]!, Offered("Get-AtomscaleGrowthInstrument -Name "));

        string[] Offered(string line) =>
            [.. session.Run($"(TabExpansion2 -inputScript '{line}' -cursorColumn {line.Length}).CompletionMatches").ThrowIfFailed().Texts("ListItemText").OfType<string>()];
    }
}
