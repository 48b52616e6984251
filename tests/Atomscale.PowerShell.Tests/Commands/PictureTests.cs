using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

[Collection(SandboxCollection.Name)]
public sealed class PictureTests(SandboxFixture lab) : IDisposable
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    // Pictures that somebody wants to look at stay there when this names a folder.
    private static readonly string? s_kept = Environment.GetEnvironmentVariable("ATOMSCALE_TESTS_KEEP_PICTURES");

    private readonly string _folder = s_kept is null ? Directory.CreateTempSubdirectory("atomscale-tests-").FullName : Directory.CreateDirectory(s_kept).FullName;

    [Theory]
    [InlineData("xps", "Binding Energy (eV)")]
    [InlineData("photoluminescence", "Energy (eV)")]
    [InlineData("raman", "cm")]
    [InlineData("xrd", "Two Theta")]
    [InlineData("rheed_stationary", "Time (")]
    [InlineData("rheed_rotating", "Time (")]
    [InlineData("tool_state", "Time (")]
    [InlineData("ellipsometry", "Time (")]
    public async Task Each_type_is_drawn_as_PNG_and_as_SVG_with_its_text_as_text(string type, string axis)
    {
        using var session = await lab.ConnectAsync();
        session.Run($"$r = Search-AtomscaleCatalogue -DataType {type} -Status success -First 1 | Get-AtomscaleResult").ThrowIfFailed();
        session.Run($"$r | Export-AtomscalePlot '{Target(type + ".svg")}' -Force; $r | Export-AtomscalePlot '{Target(type + ".png")}' -Force -Dpi 120 -Theme Dark").ThrowIfFailed();
        var texts = XDocument.Load(Target(type + ".svg")).Descendants(s_svg + "text").Select(text => text.Value).ToArray();
        Assert.Contains(texts, text => text.Contains(axis, StringComparison.Ordinal));
        Assert.Equal("\u0089PNG", string.Concat(File.ReadAllBytes(Target(type + ".png")).Take(4).Select(value => (char)value)));
    }

    [Fact]
    public async Task XPS_runs_from_high_binding_energy_to_low_and_names_its_peaks_and_its_composition()
    {
        using var session = await lab.ConnectAsync();
        session.Run($"$r = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult; $r | Export-AtomscalePlot '{Target("x.svg")}' -Force").ThrowIfFailed();
        var texts = XDocument.Load(Target("x.svg")).Descendants(s_svg + "text").ToArray();
        var ticks = texts.Where(text => (string?)text.Attribute("text-anchor") == "middle" && double.TryParse(text.Value, out _)).Select(text => ((double)text.Attribute("x")!, double.Parse(text.Value))).OrderBy(tick => tick.Item1).ToArray();
        Assert.True(ticks.Length > 3 && ticks[0].Item2 > ticks[^1].Item2);
        var label = session.Run("$r.DetectedPeaks[0].Label").Output[0].ToString();
        Assert.Contains(texts, text => text.Value == label);
        Assert.Contains(texts, text => text.Value == "Composition");
    }

    [Fact]
    public async Task An_image_is_drawn_with_its_spots_and_mask_unless_they_are_hidden()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -DataType rheed_image -Status success | Get-AtomscaleResult | Where-Object { $_.PatternGraph.NodeCount -gt 1 -and $_.Mask }").ThrowIfFailed();
        session.Run($"$r = @($r)[0]; $r | Export-AtomscalePlot '{Target("i.svg")}' -Force; $r | Export-AtomscalePlot '{Target("i.png")}' -Force; $r | Export-AtomscalePlot '{Target("s.png")}' -Symmetrize -Alpha 0.5 -Force; $r | Export-AtomscalePlot '{Target("h.svg")}' -HideMask -HideSpot -Force").ThrowIfFailed();
        var shown = XDocument.Load(Target("i.svg"));
        Assert.NotEmpty(shown.Descendants(s_svg + "circle"));
        Assert.Equal(2, shown.Descendants(s_svg + "image").Count());
        var hidden = XDocument.Load(Target("h.svg"));
        Assert.Empty(hidden.Descendants(s_svg + "circle"));
        Assert.Single(hidden.Descendants(s_svg + "image"));
    }

    [Fact]
    public async Task The_three_pictures_of_an_image_are_written_to_a_folder_with_safe_names()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = @(Search-AtomscaleCatalogue -DataType rheed_image -Status success | Get-AtomscaleResult | Where-Object { $_.Mask })[0]").ThrowIfFailed();
        var files = session.Run($"foreach ($kind in 'Processed', 'Mask', 'Overlay') {{ $r | Export-AtomscaleImage '{_folder}' -Kind $kind -Force -PassThru }}").ThrowIfFailed();
        Assert.Equal(3, files.Texts("FullName").Distinct().Count());
        Assert.Equal(session.Run("$r.ProcessedImage.ByteLength").Output[0].BaseObject, files.Values("Length")[0]);
    }

    [Fact]
    public async Task Aligned_series_are_drawn_and_chosen_metrics_are_all_that_is_seen()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$a = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 2 | Get-AtomscaleResult | Join-AtomscaleTimeseries").ThrowIfFailed();
        session.Run($"$a | Export-AtomscalePlot '{Target("aligned.png")}' -Force; $a | Export-AtomscalePlot '{Target("aligned.svg")}' -Metric Strain -Force").ThrowIfFailed();
        var bold = XDocument.Load(Target("aligned.svg")).Descendants(s_svg + "text").Where(text => (string?)text.Attribute("font-weight") == "bold").Select(text => text.Value);
        Assert.Contains(bold, text => text.StartsWith("Strain", StringComparison.Ordinal));
        Assert.DoesNotContain(bold, text => text.StartsWith("Specular", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$r | Export-AtomscalePlot ($f + '/p.gif')", "BadInput")]
    [InlineData("$r | Export-AtomscalePlot ($f + '/none/p.png')", "FolderNotFound")]
    [InlineData("$r | Export-AtomscalePlot ($f + '/p.png') -Metric nothing*", "NothingToPlot")]
    [InlineData("42 | Export-AtomscalePlot ($f + '/p.png')", "BadInput")]
    [InlineData("$r | Export-AtomscalePlot ($f + '/p')", "BadInput")]
    [InlineData("$r | Export-AtomscalePlot ($f + '/p.png') -Width 100 -Height 80", "BadInput")]
    [InlineData("Search-AtomscaleCatalogue -DataType leed -Status success -First 1 | Export-AtomscalePlot ($f + '/p.png') -WarningAction SilentlyContinue", "NothingToPlot")]
    public async Task What_cannot_be_drawn_is_an_error_and_leaves_no_file(string script, string kind)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult").ThrowIfFailed();
        var folder = Directory.CreateDirectory(Target(Guid.NewGuid().ToString("N"))).FullName;
        Assert.Equal($"Atomscale.{kind},Atomscale.PowerShell.ExportAtomscalePlotCommand", session.Run($"$f = '{folder}'; {script}").Error.FullyQualifiedErrorId);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("Export-AtomscalePlot")]
    [InlineData("Export-AtomscaleImage")]
    public async Task A_path_that_ends_with_a_separator_is_a_folder_and_is_made(string command)
    {
        using var session = await lab.ConnectAsync();
        var folder = Target(Guid.NewGuid().ToString("N"));
        session.Run("$i = @(Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 2 | Get-AtomscaleResult)").ThrowIfFailed();
        Assert.Empty(session.Run($"$i | {command} '{folder}/' -WhatIf").ThrowIfFailed().Output);
        Assert.False(Directory.Exists(folder));
        Assert.Equal(2, session.Run($"$i | {command} '{folder}/' -PassThru").ThrowIfFailed().Output.Count);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        var second = session.Run($"$i | {command} '{folder}/one.png' -PassThru");
        Assert.Single(second.Output);
        Assert.Contains("is one file, and there is more than one picture", second.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Export-AtomscalePlot", "p.gif")]
    [InlineData("Export-AtomscaleImage", "p.gif")]
    [InlineData("Export-AtomscaleImage -Kind Mask", "p.jpg")]
    [InlineData("Export-AtomscaleReport", "p.pdf")]
    [InlineData("Export-AtomscaleReport", "p")]
    public async Task An_ending_that_does_not_fit_is_told_before_anything_is_fetched(string command, string name)
    {
        using var session = await lab.ConnectAsync();
        session.Run("$e = Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 1").ThrowIfFailed();
        await lab.Control.ClearRequestsAsync();
        Assert.StartsWith("Atomscale.BadInput,", session.Run($"$e | {command.Split(' ')[0]} '{Target(name)}' {string.Join(' ', command.Split(' ')[1..])}").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(await lab.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task The_errors_name_the_file_s_own_ending_and_the_command_for_what_is_no_image()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult").ThrowIfFailed();
        Assert.Contains("'.jpg'", session.Run($"$r | Export-AtomscalePlot '{Target("p.jpg")}'").Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Export-AtomscalePlot", session.Run($"$r | Export-AtomscaleImage '{Target("p.png")}'").Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_be_drawn_does_not_stop_the_others()
    {
        using var session = await lab.ConnectAsync();
        var folder = Directory.CreateDirectory(Target(Guid.NewGuid().ToString("N"))).FullName;
        var outcome = session.Run($"$r = Search-AtomscaleCatalogue -DataType xps, rheed_stationary -Status success -First 4 | Get-AtomscaleResult; $r[0], 'no-such-id', $r[1] | Export-AtomscalePlot '{folder}' -PassThru");
        Assert.Equal(2, outcome.Output.Count);
        Assert.Equal("no-such-id", outcome.Error.TargetObject.ToString());
        Assert.Empty(session.Run($"$r[0] | Export-AtomscalePlot '{Path.Combine(folder, "w.png")}' -WhatIf").ThrowIfFailed().Output);
        Assert.False(File.Exists(Path.Combine(folder, "w.png")));
    }

    [Fact]
    public async Task A_file_that_is_there_stays_as_it_is_without_Force()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult; $i = Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 1 | Get-AtomscaleResult").ThrowIfFailed();
        foreach (var (command, script, ending) in new[] { ("Plot", "$r | Export-AtomscalePlot", "png"), ("Image", "$i | Export-AtomscaleImage", "png"), ("Report", "$r | Export-AtomscaleReport", "html") })
        {
            var path = Target($"there-{command}.{ending}");
            await File.WriteAllTextAsync(path, "mine");
            var error = session.Run($"{script} '{path}'").Error;
            Assert.Equal($"Atomscale.FileExists,Atomscale.PowerShell.ExportAtomscale{command}Command", error.FullyQualifiedErrorId);
            Assert.Contains("-Force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Equal("mine", await File.ReadAllTextAsync(path));
            session.Run($"{script} '{path}' -Force").ThrowIfFailed();
            Assert.NotEqual("mine", await File.ReadAllTextAsync(path));
        }
    }

    [Fact]
    public async Task A_result_whose_arrays_disagree_is_its_own_error_and_the_others_are_drawn()
    {
        using var session = await lab.ConnectAsync();
        var ids = session.Run("$e = @(Search-AtomscaleCatalogue -DataType raman -Status success -First 3); $e").ThrowIfFailed().Texts("DataId");
        await lab.Control.SetFaultsAsync(Fault.Answer($"raman/{ids[1]}*", """{"wavenumbers":[1,2,3],"intensities":[1,2]}""").Always());
        var folder = Directory.CreateDirectory(Target(Guid.NewGuid().ToString("N"))).FullName;
        var plots = session.Run($"$e | Export-AtomscalePlot '{folder}' -Format Svg -PassThru");
        Assert.Equal("Atomscale.BadAnswer,Atomscale.PowerShell.ExportAtomscalePlotCommand", plots.Error.FullyQualifiedErrorId);
        Assert.Equal(ids[1], plots.Error.TargetObject.ToString());
        Assert.Equal(2, plots.Output.Count);
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder).Count());

        var report = session.Run($"$e | Export-AtomscaleReport '{Target("two.html")}' -Force");
        Assert.Equal("Atomscale.BadAnswer,Atomscale.PowerShell.ExportAtomscaleReportCommand", report.Error.FullyQualifiedErrorId);
        var page = await File.ReadAllTextAsync(Target("two.html"));
        Assert.Contains("2 results", page, StringComparison.Ordinal);
        Assert.DoesNotContain(ids[1]!, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_symmetrised_overlay_draws_each_spot_once()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = @(Search-AtomscaleCatalogue -DataType rheed_image -Status success | Get-AtomscaleResult | Where-Object { $_.PatternGraph.NodeCount -gt 4 })").ThrowIfFailed();
        for (var index = 0; index < 6; index++)
        {
            session.Run($"$r[{index}] | Export-AtomscalePlot '{Target("once.svg")}' -Symmetrize -Force").ThrowIfFailed();
            var spots = (int)session.Run($"@($r[{index}] | Get-AtomscalePattern -Symmetrize).Count").Output[0].BaseObject;
            var drawing = XDocument.Load(Target("once.svg"));
            Assert.Equal(spots, drawing.Descendants(s_svg + "circle").Count());
            var numbers = drawing.Descendants(s_svg + "text").Select(text => text.Value).ToArray();
            Assert.Equal(spots, numbers.Length);
            Assert.Equal(numbers.Distinct(), numbers);
        }
    }

    [Fact]
    public async Task The_snapshots_of_a_video_are_written_each_under_a_name_of_its_own()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$v = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1").ThrowIfFailed();
        var count = (int)session.Run("@(($v | Get-AtomscaleResult -IncludeSnapshot).SnapshotImages).Count").Output[0].BaseObject;
        Assert.True(count > 1);
        foreach (var kind in new[] { "Processed", "Overlay" })
        {
            var folder = Directory.CreateDirectory(Target(Guid.NewGuid().ToString("N"))).FullName;
            Assert.Equal(count, session.Run($"$v | Export-AtomscaleImage '{folder}' -Kind {kind} -PassThru").ThrowIfFailed().Texts("Name").Distinct().Count());
            Assert.Equal(count, Directory.EnumerateFileSystemEntries(folder).Count());
        }
    }

    [Fact]
    public async Task An_overlay_has_the_size_that_is_asked_for_and_other_kinds_say_that_it_does_not_count()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -DataType rheed_image -Status success -First 1 | Get-AtomscaleResult").ThrowIfFailed();
        session.Run($"$r | Export-AtomscaleImage '{Target("o.png")}' -Kind Overlay -Width 320 -Dpi 200 -Force").ThrowIfFailed();
        var bytes = await File.ReadAllBytesAsync(Target("o.png"));
        Assert.Equal(320, (bytes[18] << 8) | bytes[19]);
        var outcome = session.Run($"$r | Export-AtomscaleImage '{Target("p.png")}' -Width 320 -Force").ThrowIfFailed();
        Assert.Contains("-Width", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(session.Run("$r.ProcessedImage.ByteLength").Output[0].BaseObject, new FileInfo(Target("p.png")).Length);
    }

    [Fact]
    public async Task A_sample_is_drawn_as_its_joint_table_under_its_name()
    {
        using var session = await lab.ConnectAsync();
        session.Run($"Get-AtomscalePhysicalSample SG-1371 | Export-AtomscalePlot '{Target("sample.svg")}' -Force -ErrorAction SilentlyContinue").ThrowIfFailed();
        var texts = XDocument.Load(Target("sample.svg")).Descendants(s_svg + "text").Select(text => text.Value).ToArray();
        Assert.Equal("SG-1371", texts[0]);
        Assert.Contains(texts, text => text.StartsWith("8 of ", StringComparison.Ordinal) && text.Contains(" metrics", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plot_in_the_terminal_is_Sixel_and_without_a_desktop_the_error_names_the_way_out()
    {
        using var session = await lab.ConnectAsync();
        session.Run("$r = Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Get-AtomscaleResult").ThrowIfFailed();
        Assert.Contains("\u001bPq", session.ShowRaw("$r | Show-AtomscalePlot -InTerminal -Width 200 -Height 120"), StringComparison.Ordinal);
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("DISPLAY") is not null || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is not null) return;
        var error = session.Run("$r | Show-AtomscalePlot").Error;
        Assert.Equal("Atomscale.NoDesktop,Atomscale.PowerShell.ShowAtomscalePlotCommand", error.FullyQualifiedErrorId);
        Assert.Contains("Export-AtomscalePlot", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (s_kept is null) Directory.Delete(_folder, recursive: true);
    }

    private string Target(string name) => Path.Combine(_folder, name);
}
