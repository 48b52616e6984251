using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Atomscale.PowerShell.Tests.Engine;
using Atomscale.Testing;
using Xunit;

namespace Atomscale.PowerShell.Tests.Commands;

public sealed class FileCommandTests : IClassFixture<SandboxFixture>, IDisposable
{
    private readonly SandboxFixture _fixture;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"atomscale-files-{Guid.NewGuid():N}");

    public FileCommandTests(SandboxFixture fixture)
    {
        _fixture = fixture;
        Directory.CreateDirectory(_folder);
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Path.Combine(_folder, ".state"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Files_go_up_and_come_down_again()
    {
        using var session = await ConnectAsync();
        Write("a.imm", "one");
        Write("b.imm", "two");
        var sent = session.Run("Send-AtomscaleFile *.imm -ComputeHash").ThrowIfFailed();
        Assert.Equal(["a.imm", "b.imm"], sent.Texts("FileName").Order(StringComparer.Ordinal));
        Assert.All(sent.Output, upload => Assert.Equal("Atomscale.Upload", upload.TypeNames[0]));
        var a = sent.Output.Single(upload => (string)upload.Properties["FileName"].Value == "a.imm");
        Assert.Equal("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed", a.Properties["Sha256"].Value);
        var saved = session.Run($"Save-AtomscaleFile {a.Properties["DataId"].Value} down").ThrowIfFailed();
        Assert.Equal("one", File.ReadAllText(Path.Combine(_folder, "down", "a.imm")));
        Assert.IsType<FileInfo>(saved.Output.Single().BaseObject);
        Assert.Equal(a.Properties["DataId"].Value, saved.Values("DataId").Single());
    }

    [Fact]
    public async Task Files_of_a_pipeline_are_taken_by_their_path()
    {
        using var session = await ConnectAsync();
        var file = new FileInfo(Write("[a].imm", "one"));
        Assert.Equal(file.FullName, session.Run("$input | Send-AtomscaleFile", file).ThrowIfFailed().Texts("Path").Single());
        Assert.Equal(file.FullName, session.Run("'[a].imm' | Send-AtomscaleFile").ThrowIfFailed().Texts("Path").Single());
    }

    [Theory]
    [InlineData("\"\"\"a b.imm\"\"\"")]
    [InlineData("'  a b.imm '")]
    [InlineData("\"$([char]0x201C)a b.imm$([char]0x201D)\"")]
    [InlineData("'& ''a b.imm'''")]
    public async Task A_pasted_path_is_cleaned(string path)
    {
        using var session = await ConnectAsync();
        Write("a b.imm", "one");
        Assert.Equal("a b.imm", session.Run($"Send-AtomscaleFile {path}").ThrowIfFailed().Texts("FileName").Single());
    }

    [Fact]
    public async Task A_real_name_in_quotes_is_sent_as_it_is()
    {
        using var session = await ConnectAsync();
        Write("'a'.imm", "one");
        Assert.Equal("'a'.imm", session.Run("Send-AtomscaleFile \"'a'.imm\"").ThrowIfFailed().Texts("FileName").Single());
    }

    [Theory]
    [InlineData("gone.imm", "FileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("empty.imm", "FileEmpty", ErrorCategory.InvalidData)]
    [InlineData("folder", "BadInput", ErrorCategory.InvalidArgument)]
    [InlineData("env:PATH", "BadInput", ErrorCategory.InvalidArgument)]
    public async Task A_file_that_cannot_be_sent_is_an_error_of_its_own(string path, string id, ErrorCategory category)
    {
        using var session = await ConnectAsync();
        Write("empty.imm", "");
        Write("good.imm", "one");
        Directory.CreateDirectory(Path.Combine(_folder, "folder"));
        var outcome = session.Run($"Send-AtomscaleFile '{path}', good.imm");
        Assert.Equal($"Atomscale.{id},Atomscale.PowerShell.SendAtomscaleFileCommand", outcome.Error.FullyQualifiedErrorId);
        Assert.Equal(category, outcome.Error.CategoryInfo.Category);
        Assert.EndsWith(path, outcome.Error.TargetObject.ToString());
        Assert.Equal("good.imm", outcome.Texts("FileName").Single());
    }

    [Fact]
    public async Task A_folder_gives_its_files_but_not_hidden_ones_partial_ones_or_those_excluded()
    {
        using var session = await ConnectAsync();
        Directory.CreateDirectory(Path.Combine(_folder, "run", "sub"));
        foreach (var name in new[] { "a.imm", ".hidden.imm", "b.part", "b.part.json", "c.txt", "sub/d.imm", "sub/skip.imm" }) Write("run/" + name, name);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "run", "loop"), Path.Combine(_folder, "run"));
        var sent = session.Run("Send-AtomscaleFile run -Recurse -Include *.imm -Exclude skip*").ThrowIfFailed();
        Assert.Equal(["a.imm", "d.imm"], sent.Texts("FileName").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_named_twice_is_sent_once_whatever_the_spelling()
    {
        using var session = await ConnectAsync();
        var path = Write("a.imm", "one");
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        var sent = session.Run($"Send-AtomscaleFile a.imm, ./a.imm, sub/../a.imm, '{path}', a*.imm -Verbose").ThrowIfFailed();
        Assert.Equal([path], sent.Texts("Path"));
        Assert.Equal(4, sent.Verbose.Count(line => line.Contains("it is sent once", StringComparison.Ordinal)));
        Assert.Equal([path], session.Run("'a.imm', './a.imm' | Send-AtomscaleFile").ThrowIfFailed().Texts("Path"));
    }

    [Fact]
    public async Task WhatIf_sends_nothing_and_makes_nothing()
    {
        using var session = await ConnectAsync();
        Write("a.imm", "one");
        Assert.Empty(session.Run("Send-AtomscaleFile a.imm -WhatIf; Save-AtomscaleFile some-id down -WhatIf").ThrowIfFailed().Output);
        Assert.Empty(await _fixture.Control.GetRequestsAsync());
        var (outcome, shown) = session.RunShowing("Send-AtomscaleFile a.imm -PhysicalSample 'A new one' -CreateSample -WhatIf");
        Assert.Empty(outcome.ThrowIfFailed().Output);
        Assert.Contains("Create physical sample 'A new one'", shown);
        Assert.Contains("Send file", shown);
        Assert.DoesNotContain(await _fixture.Control.GetRequestsAsync(), request => request.Method != "GET");
        Assert.False(Directory.Exists(Path.Combine(_folder, "down")));
    }

    [Fact]
    public async Task A_sample_that_is_not_there_is_created_once_and_only_when_asked_for()
    {
        using var session = await ConnectAsync();
        Write("a.imm", "one");
        Write("b.imm", "two");
        var name = $"Wafer {Guid.NewGuid():N}";
        var outcome = session.Run($"Send-AtomscaleFile *.imm -PhysicalSample '{name}' -CreateSample -Verbose").ThrowIfFailed();
        Assert.Empty(outcome.Warnings);
        Assert.Contains(outcome.Verbose, line => line.StartsWith($"Created the physical sample '{name}'", StringComparison.Ordinal));
        Assert.Single((await _fixture.Control.GetRequestsAsync()), request => request.Method == "POST" && request.Path == "/physical_samples/");
        var again = session.Run($"Send-AtomscaleFile a.imm -PhysicalSample '{name.ToUpperInvariant()}'").ThrowIfFailed();
        Assert.Empty(again.Warnings);
        var entry = session.Run($"Search-AtomscaleCatalogue -DataId {again.Values("DataId").Single()}").ThrowIfFailed();
        Assert.Equal(name, entry.Texts("PhysicalSampleName").Single());
    }

    [Theory]
    [InlineData("-PhysicalSample 'No such'", "NotFound")]
    [InlineData("-PhysicalSample 'No such*'", "NotFound")]
    [InlineData("-PhysicalSample 'No such*' -CreateSample", "BadInput")]
    [InlineData("-PhysicalSample 11111111-2222-3333-4444-555555555555 -CreateSample", "NotFound")]
    [InlineData("-CreateSample", "BadInput")]
    [InlineData("-PhysicalSample 11111111-2222-3333-4444-555555555555", "NotFound")]
    [InlineData("-PhysicalSample ' '", "BadInput")]
    [InlineData("-PhysicalSample 'No such' -CreateSample -Project 'No such project'", "NotFound")]
    [InlineData("-Project 'alone'", "BadInput")]
    public async Task A_sample_or_project_that_is_wrong_ends_the_command_before_any_file(string arguments, string id)
    {
        using var session = await ConnectAsync();
        Write("a.imm", "one");
        var outcome = session.Run($"Send-AtomscaleFile a.imm {arguments}");
        Assert.Equal($"Atomscale.{id},Atomscale.PowerShell.SendAtomscaleFileCommand", outcome.Error.FullyQualifiedErrorId);
        Assert.Empty(outcome.Output);
        Assert.DoesNotContain(await _fixture.Control.GetRequestsAsync(), request => request.Method != "GET");
    }

    [Fact]
    public async Task A_video_is_saved_and_what_is_none_is_refused()
    {
        using var session = await ConnectAsync();
        // Found once: a file that another test has sent may be analysed meanwhile, and come first in the next search.
        session.Run("$video = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1").ThrowIfFailed();
        var saved = session.Run("$video | Save-AtomscaleVideo -Destination videos").ThrowIfFailed();
        Assert.True(((FileInfo)saved.Output.Single().BaseObject).Length > 0);
        var refused = session.Run("Search-AtomscaleCatalogue -DataType xps -Status success -First 1 | Save-AtomscaleVideo -Destination videos");
        Assert.Equal("Atomscale.NotAVideo,Atomscale.PowerShell.SaveAtomscaleVideoCommand", refused.Error.FullyQualifiedErrorId);
        Assert.Contains("Save-AtomscaleFile", refused.Error.ErrorDetails.RecommendedAction);
        var twice = session.Run("$video | Save-AtomscaleVideo -Destination videos");
        Assert.Equal("Atomscale.FileExists,Atomscale.PowerShell.SaveAtomscaleVideoCommand", twice.Error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, twice.Error.CategoryInfo.Category);
    }

    [Fact]
    public async Task Journals_that_were_left_are_listed_and_removed_but_never_one_in_use()
    {
        using var session = await ConnectAsync();
        var path = Path.Combine(_folder, "a.imm");
        using (var file = File.Create(path)) file.SetLength(30 << 20);
        await _fixture.Control.SetFaultsAsync(Fault.Hold(Fault.Parts, "part").ForPart(2));
        using (var running = session.Start("Send-AtomscaleFile a.imm -ThrottleLimit 1"))
        {
            await _fixture.Control.WaitForHeldAsync("part");
            using var other = new Session();
            var used = other.Run("Get-AtomscaleUpload").ThrowIfFailed();
            Assert.Equal(true, used.Values("IsInUse").Single());
            Assert.Equal("Atomscale.InUse,Atomscale.PowerShell.ClearAtomscaleUploadCommand", other.Run("Get-AtomscaleUpload | Clear-AtomscaleUpload").Error.FullyQualifiedErrorId);
            running.Stop();
        }

        await _fixture.Control.ReleaseAnyAsync("part");
        var left = session.Run("Get-AtomscaleUpload *.imm").ThrowIfFailed();
        Assert.Equal([path], left.Texts("Path"));
        Assert.Equal((1, 4, 8L << 20, "Unchanged"), ((int)left.Values("PartsDone").Single()!, (int)left.Values("PartCount").Single()!, (long)left.Values("BytesDone").Single()!, left.Texts("SourceState").Single()));
        Assert.Empty(session.Run("Get-AtomscaleUpload other*").ThrowIfFailed().Output);
        File.AppendAllText(path, "x");
        Assert.Equal("Changed", session.Run("Get-AtomscaleUpload").ThrowIfFailed().Texts("SourceState").Single());
        File.Delete(path);
        Assert.Equal("Missing", session.Run("Get-AtomscaleUpload").ThrowIfFailed().Texts("SourceState").Single());
        Assert.Single(session.Run("Get-AtomscaleUpload | Clear-AtomscaleUpload -WhatIf; Get-AtomscaleUpload").ThrowIfFailed().Output);
        Assert.Empty(session.Run("Get-AtomscaleUpload | Clear-AtomscaleUpload; Get-AtomscaleUpload").ThrowIfFailed().Output);
    }

    [Fact]
    public async Task SkipExisting_leaves_out_what_the_catalogue_has()
    {
        using var session = await ConnectAsync();
        var name = $"{Guid.NewGuid():N}.imm";
        Write(name, "one");
        Write("new-" + name, "two");
        var first = session.Run($"Send-AtomscaleFile {name} -SkipExisting").ThrowIfFailed();
        Assert.Equal(false, first.Values("Skipped").Single());
        await _fixture.Control.ClearRequestsAsync();
        var again = session.Run($"Send-AtomscaleFile {name}, new-{name} -SkipExisting").ThrowIfFailed();
        Assert.Equal(first.Texts("DataId").Single(), again.Output.Single(upload => true.Equals(upload.Properties["Skipped"].Value)).Properties["DataId"].Value);
        Assert.Single(await _fixture.Control.GetRequestsAsync(), request => request.Method == "PUT");
    }

    [Fact]
    public async Task Wait_gives_each_file_when_its_analysis_has_ended()
    {
        using var session = await ConnectAsync();
        Write("good_xps.txt", "one");
        Write("corrupt_xps.txt", "two");
        var outcome = session.Run("Send-AtomscaleFile good_xps.txt, corrupt_xps.txt -Wait").ThrowIfFailed();
        Assert.Equal(["corrupt_xps.txt error", "good_xps.txt success"], outcome.Output.Select(upload => $"{upload.Properties["FileName"].Value} {upload.Properties["Status"].Value}").Order(StringComparer.Ordinal));
        Assert.Contains("1 of 2 files did not succeed (corrupt_xps.txt: error)", outcome.Warnings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_waiting_for_an_analysis_at_once()
    {
        using var session = await ConnectAsync();
        Write("a_xps.txt", "one");
        await _fixture.Control.SetFaultsAsync(Fault.Hold("data_entries/", "look").OnApi().ForMethod("GET"));
        using var running = session.Start("Send-AtomscaleFile a_xps.txt -Wait");
        await _fixture.Control.WaitForHeldAsync("look");
        running.Stop();
        Assert.Contains(await _fixture.Control.GetRequestsAsync(), request => request.Method == "PUT" && request.Status == 200);
        await _fixture.Control.ReleaseAnyAsync("look");
    }

    [Theory]
    [InlineData("30", "asked to wait 30 s, attempt 2 of 4 follows")]
    [InlineData(null, "has not answered for ")]
    public async Task A_wait_is_visible(string? retryAfter, string text)
    {
        using var session = await ConnectAsync();
        await _fixture.Control.SetFaultsAsync(retryAfter is null ? Fault.Hold("projects/", "answer").OnApi() : Fault.Status("projects/", 503, retryAfter));
        using var running = session.Start("Get-AtomscaleProject");
        await Wait.UntilAsync(() => running.HasShown(record => record.Activity == "Waiting for the service" && record.StatusDescription.Contains(text, StringComparison.Ordinal)));
        running.Stop();
        await _fixture.Control.ReleaseAnyAsync("answer");
    }

    [Fact]
    public async Task OutFile_names_the_one_file_that_is_saved()
    {
        using var session = await ConnectAsync();
        var id = session.Run($"Send-AtomscaleFile '{Write("a.imm", "one")}'").ThrowIfFailed().Texts("DataId").Single();
        var saved = session.Run($"Save-AtomscaleFile {id} -OutFile mine.bin").ThrowIfFailed();
        Assert.Equal(Path.Combine(_folder, "mine.bin"), saved.Output.Single().ToString());
        Assert.Equal("one", File.ReadAllText(Path.Combine(_folder, "mine.bin")));
        var second = session.Run($"'{id}', 'another' | Save-AtomscaleFile -OutFile more.bin");
        Assert.Contains("names one file, and more than one entry", second.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-OutFile a.bin -Destination down")]
    [InlineData("-OutFile a.bin -AppendId")]
    [InlineData("-OutFile down/")]
    [InlineData("-Force -SkipExisting")]
    public async Task Parameters_of_saving_that_exclude_each_other_are_refused_before_any_request(string arguments)
    {
        using var session = await ConnectAsync();
        Assert.Equal("Atomscale.BadInput,Atomscale.PowerShell.SaveAtomscaleFileCommand", session.Run($"Save-AtomscaleFile some-id {arguments}").Error.FullyQualifiedErrorId);
        Assert.Empty(await _fixture.Control.GetRequestsAsync());
    }

    [Fact]
    public async Task Ctrl_C_ends_an_upload_and_the_same_command_sends_what_is_missing()
    {
        using var session = await ConnectAsync();
        using (var file = File.Create(Path.Combine(_folder, "a.imm"))) file.SetLength(100 << 20);
        await _fixture.Control.SetFaultsAsync(Fault.Hold(Fault.Parts, "part").ForPart(2));
        using (var running = session.Start("Send-AtomscaleFile a.imm -ThrottleLimit 1"))
        {
            await _fixture.Control.WaitForHeldAsync("part");
            running.Stop();
        }

        Assert.Contains("Stopped: 0 of 1 files are sent. The same command resumes where this one stopped", session.Shown, StringComparison.Ordinal);
        await _fixture.Control.ReleaseAnyAsync("part");
        await _fixture.Control.WaitForNoOpenRequestsAsync();
        Assert.DoesNotContain(await _fixture.Control.GetRequestsAsync(), request => request.Path.Contains("complete"));
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, ".state", "uploads"), "*.upload"));
        await _fixture.ResetAsync();
        var again = session.Run("Send-AtomscaleFile a.imm -Verbose").ThrowIfFailed();
        Assert.Equal("a.imm", again.Texts("FileName").Single());
        Assert.Contains(again.Verbose, line => line.EndsWith("resuming at part 2 of 7.", StringComparison.Ordinal));
        var requests = await _fixture.Control.GetRequestsAsync();
        Assert.DoesNotContain(requests, request => request.Path.EndsWith("upload_urls/", StringComparison.Ordinal));
        Assert.Equal(6, requests.Count(request => request.Method == "PUT"));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, ".state", "uploads")));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_download_and_the_same_command_goes_on()
    {
        const string Save = "$video | Save-AtomscaleVideo -Destination videos";
        using var session = await ConnectAsync();
        session.Run("$video = Search-AtomscaleCatalogue -DataType rheed_stationary -Status success -First 1").ThrowIfFailed();
        await _fixture.Control.SetFaultsAsync(Fault.Hold(Fault.ProcessedFiles, "body", afterBytes: 3_000_000));
        var folder = Path.Combine(_folder, "videos");
        using (var running = session.Start(Save))
        {
            await _fixture.Control.WaitForHeldAsync("body");
            await Wait.UntilAsync(() => Directory.GetFiles(folder, "*.part").Any(part => new FileInfo(part).Length > 2_000_000));
            running.Stop();
        }

        await _fixture.Control.WaitForNoOpenRequestsAsync();
        Assert.Equal([".json", ".part"], Directory.GetFiles(folder).Select(Path.GetExtension).Order(StringComparer.Ordinal));
        var reached = new FileInfo(Directory.GetFiles(folder, "*.part").Single()).Length;
        Assert.True(reached > 2_000_000);
        await _fixture.ResetAsync();
        var saved = (FileInfo)session.Run(Save).ThrowIfFailed().Output.Single().BaseObject;
        Assert.Equal($"bytes={reached}-", (await _fixture.Control.GetRequestsAsync()).Single(request => request.Port == "storage").Header("Range"));
        Assert.Equal([saved.FullName], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Where_no_journal_can_be_kept_a_warning_says_so_once_and_the_files_are_sent()
    {
        using var session = await ConnectAsync();
        Environment.SetEnvironmentVariable("ATOMSCALE_STATE_PATH", Write("state", "a file"));
        Write("a.imm", "one");
        Write("b.imm", "two");
        var sent = session.Run("Send-AtomscaleFile *.imm").ThrowIfFailed();
        Assert.Equal(2, sent.Output.Count);
        Assert.Contains("ATOMSCALE_STATE_PATH", sent.Warnings.Single());
    }

    [Theory]
    [InlineData("--etag", "hex", "sent 2 times", "found on")]
    [InlineData("--encryption", "kms", "SSE-KMS", "SSE-KMS")]
    public async Task ETags_that_are_no_checksums_are_one_verbose_line_a_command_and_remembered(string option, string value, string first, string later)
    {
        using var sandbox = SandboxProcess.Start(option, value);
        foreach (var name in new[] { "a", "b", "c" }) Write($"{name}.imm", name);
        foreach (var told in new[] { first, later })
        {
            using var session = Session.ConnectedTo(sandbox);
            session.Run($"[void]$ExecutionContext.SessionState.Path.SetLocation('{_folder}')").ThrowIfFailed();
            var sent = session.Run("Send-AtomscaleFile *.imm -Verbose").ThrowIfFailed();
            Assert.Empty(sent.Warnings);
            Assert.Contains(told, sent.Verbose.Single(line => line.Contains("no MD5 checksums", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.Equal(["Length", "Length", "Length"], sent.Texts("VerifiedBy"));
            var ids = string.Join(',', sent.Texts("DataId"));
            var saved = session.Run($"Save-AtomscaleFile {ids} down -Force -Verbose").ThrowIfFailed();
            Assert.Single(saved.Verbose, line => line.Contains("no MD5 checksums", StringComparison.Ordinal));
        }

        var requests = (await sandbox.Control.GetRequestsAsync()).Where(request => request.Port == "storage").ToArray();
        Assert.Equal((option == "--etag" ? 7 : 6, 6), (requests.Count(request => request.Method == "PUT"), requests.Count(request => request.Method == "GET")));
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, ".state", "storages")));
    }

    [Fact]
    public async Task Progress_shows_the_whole_and_the_files_under_way()
    {
        using var session = await ConnectAsync();
        Write("a.imm", new string('x', 100_000));
        await _fixture.Control.SetFaultsAsync(Fault.Hold(Fault.Parts, "part"));
        using var running = session.Start("Send-AtomscaleFile a.imm");
        await _fixture.Control.WaitForHeldAsync("part");
        await Wait.UntilAsync(() => running.HasShown(record => record.StatusDescription.StartsWith("a.imm ", StringComparison.Ordinal)));
        await _fixture.Control.ReleaseAsync("part");
        var outcome = running.Finish().ThrowIfFailed();
        Assert.Contains(outcome.Progress, record => record.Activity == "Sending files" && record.StatusDescription.StartsWith("0 of 1 files", StringComparison.Ordinal));
        Assert.Contains(outcome.Progress, record => record.StatusDescription.StartsWith("a.imm ", StringComparison.Ordinal) && record.ParentActivityId > 0);
        Assert.Equal(2, outcome.Progress.Count(record => record.RecordType == ProgressRecordType.Completed));
        Assert.InRange(outcome.Progress.Count, 4, 20);
    }

    private async Task<Session> ConnectAsync()
    {
        var session = await _fixture.ConnectAsync();
        session.Run($"[void]$ExecutionContext.SessionState.Path.SetLocation('{_folder}')").ThrowIfFailed();
        return session;
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
