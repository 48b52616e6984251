using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Atomscale.Sandbox.Lab;

/// <summary>The lab as it is now: what it was made with, and what clients have written on top.</summary>
internal sealed class Register
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly AnalysisTimes _times;
    private IReadOnlyList<PhysicalSample> _samples;
    private IReadOnlyList<GrowthInstrument> _instruments;
    private readonly List<UploadedFile> _files = [];
    private readonly Dictionary<string, UploadedFile> _filesById = new(StringComparer.OrdinalIgnoreCase);

    // An id is not given twice, even when the instrument that had it is gone.
    private int _lastInstrumentId;

    public Register(Laboratory lab, TimeProvider clock, AnalysisTimes times)
    {
        Lab = lab;
        _clock = clock;
        _times = times;
        _samples = lab.Samples;
        _instruments = lab.Instruments;
        _lastInstrumentId = lab.Instruments.Max(instrument => instrument.Id);
    }

    public Laboratory Lab { get; }

    public IReadOnlyList<PhysicalSample> Samples => Volatile.Read(ref _samples);

    public IReadOnlyList<GrowthInstrument> Instruments => Volatile.Read(ref _instruments);

    public IReadOnlyList<Project> Projects => Lab.Projects;

    public PhysicalSample? FindSample(string id) => Samples.FirstOrDefault(sample => IsId(sample.Id, id));

    public Project? FindProject(string id) => Projects.FirstOrDefault(project => IsId(project.Id, id));

    /// <summary>All entries, the latest upload first.</summary>
    public IEnumerable<Entry> Entries()
    {
        UploadedFile[] files;
        lock (_lock)
            files = [.. _files];
        return files.Reverse().Select(NewEntry).Concat(Enumerable.Range(0, Lab.EntryCount).Select(Lab.EntryAt));
    }

    public Entry? Find(string id)
    {
        UploadedFile? file;
        lock (_lock)
            file = _filesById.GetValueOrDefault(id);
        return file is null ? Lab.Find(id) : NewEntry(file);
    }

    /// <summary>The entry of an <see cref="Entry.Index"/>.</summary>
    public Entry? EntryAt(int index)
    {
        if (index < Lab.EntryCount)
            return Lab.EntryAt(index);
        lock (_lock)
        {
            var place = index - UploadedFile.FirstIndex;
            return place >= 0 && place < _files.Count ? NewEntry(_files[place]) : null;
        }
    }

    public int ItemCount(PhysicalSample sample)
    {
        lock (_lock)
            return Lab.ItemCount(sample) + _files.Count(file => file.Sample == sample);
    }

    /// <summary>Puts an uploaded file into the catalogue. The same file, stored again, is the same entry.</summary>
    public void AddFile(string dataId, string name, string storedName, PhysicalSample? sample, string? sampleName)
    {
        lock (_lock)
        {
            if (_filesById.ContainsKey(dataId))
                return;
            var index = UploadedFile.FirstIndex + _files.Count;
            var file = new UploadedFile(index, dataId, name, storedName, sample, sampleName, _clock.GetUtcNow());
            _files.Add(file);
            _filesById.Add(dataId, file);
        }
    }

    /// <summary>Creates a sample. Several may have one name: the service does not object.</summary>
    public PhysicalSample AddSample(string name)
    {
        var now = TimeText.Cut(_clock.GetUtcNow());
        lock (_lock)
        {
            var sample = new PhysicalSample
            {
                Number = _samples.Count,
                Id = Guid.NewGuid(),
                Name = name,
                Material = null,
                Instrument = null,
                Projects = [],
                Owner = Lab.People[0].Name,
                Note = null,
                Created = now,
                Updated = now,
            };
            Volatile.Write(ref _samples, [.. _samples, sample]);
            return sample;
        }
    }

    public void Track(Project project, PhysicalSample sample)
    {
        lock (_lock)
            sample.Join(project);
    }

    /// <summary>Creates a growth instrument from its display name, its maker and model in one text, and its type.</summary>
    public GrowthInstrument AddInstrument(string label, string makerAndModel, string type, string? serialId)
    {
        var words = makerAndModel.Split(' ', 2, StringSplitOptions.TrimEntries);
        lock (_lock)
        {
            var instrument = new GrowthInstrument(++_lastInstrumentId, label, type, words[0], words.Length > 1 ? words[1] : "", serialId);
            Volatile.Write(ref _instruments, [.. _instruments, instrument]);
            return instrument;
        }
    }

    /// <summary>Removes them all, or none when one is not there: that one is returned.</summary>
    public int? RemoveInstruments(IReadOnlyList<int> ids)
    {
        lock (_lock)
        {
            foreach (var id in ids)
            {
                if (_instruments.All(instrument => instrument.Id != id))
                    return id;
            }
            Volatile.Write(ref _instruments, [.. _instruments.Where(instrument => !ids.Contains(instrument.Id))]);
            return null;
        }
    }

    private Entry NewEntry(UploadedFile file) => UploadedEntry.Create(Lab, file, _times, _clock.GetUtcNow());

    private static bool IsId(Guid id, string text) => id.ToString().Equals(text, StringComparison.OrdinalIgnoreCase);
}
