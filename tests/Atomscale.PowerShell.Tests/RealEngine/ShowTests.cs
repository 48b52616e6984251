using System;
using System.IO;
using System.Linq;
using Atomscale.PowerShell.Tests.Engine;
using Xunit;

namespace Atomscale.PowerShell.Tests.RealEngine;

/// <summary>What opens files on Linux is a program of the test's own, found on PATH, that notes its arguments.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ShowTests(SandboxFixture lab) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomscale-tests-").FullName;

    private string Notes => Path.Combine(_folder, "opened");

    [Fact]
    public void Show_opens_the_file_or_the_folder_that_was_written_once_and_never_waits()
    {
        if (!OperatingSystem.IsLinux()) return;
        // It stays, as a viewer does, until the test ends.
        Stub("printf '%s\\n' \"$#\" \"$@\" >> '" + Notes + ".part' && mv '" + Notes + ".part' '" + Notes + "' && while [ -d '" + _folder + "' ]; do sleep 0.2; done");
        var lines = Run("""
            $r[0] | Export-AtomscalePlot "$folder/it's a plot.png" -Show -WhatIf
            $r[0] | Export-AtomscaleReport "$folder/report.html" -Show -WhatIf
            @() | Export-AtomscaleReport "$folder/report.html" -Show
            "$(Test-Path $notes)"
            $r[0] | Export-AtomscalePlot "$folder/it's a plot.png" -Show; Take
            $r[0] | Export-AtomscaleReport "$folder/report.html" -Show; Take
            $r | Export-AtomscalePlot "$folder/plots/" -Show; Take
            """);
        Assert.Equal(["False", "1", $"{_folder}/it's a plot.png", "1", $"{_folder}/report.html", "1", $"{_folder}/plots"], lines.Where(line => !line.StartsWith("What if", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", ":99")]
    [InlineData("exit 3", ":99")]
    [InlineData("exit 0", "")]
    public void What_cannot_be_shown_is_a_warning_and_the_file_is_there(string stub, string display)
    {
        if (!OperatingSystem.IsLinux()) return;
        Stub(stub);
        var lines = Run($$"""
            $env:DISPLAY = '{{display}}'
            $env:WAYLAND_DISPLAY = ''
            $env:PATH = "$folder/bin"
            $r[0] | Export-AtomscaleReport "$folder/report.html" -Show -WarningVariable warned -WarningAction SilentlyContinue
            "$warned"; "$(Test-Path "$folder/report.html")"
            """);
        Assert.Equal([$"'{_folder}/report.html' was written, but not shown: there is no desktop here, or no program that opens it.", "True"], lines);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Run(string script) => Pwsh.Run(lab.Sandbox, $$"""
        $folder = '{{_folder}}'; $notes = '{{Notes}}'
        $env:DISPLAY = ':99'
        $env:PATH = "$folder/bin$([IO.Path]::PathSeparator)$env:PATH"
        function Take {
            $end = [DateTime]::UtcNow.AddMinutes(1)
            while (-not (Test-Path $notes) -and [DateTime]::UtcNow -lt $end) { Start-Sleep -Milliseconds 20 }
            Get-Content $notes; Remove-Item $notes
        }
        $r = @(Search-AtomscaleCatalogue -DataType xps -Status success -First 2 | Get-AtomscaleResult)
        {{script}}
        """);

    private void Stub(string body)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        if (body.Length == 0 || OperatingSystem.IsWindows()) return;
        var file = Path.Combine(folder, "xdg-open");
        File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
