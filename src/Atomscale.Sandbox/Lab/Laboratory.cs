using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Atomscale.Sandbox.Randomness;

namespace Atomscale.Sandbox.Lab;

/// <summary>
/// The whole synthetic lab. Nothing is stored an entry: the entry at a place is made when it is asked for, always the same one, and its
/// id holds its place. So 200,000 entries cost no more memory than 300.
/// </summary>
internal sealed class Laboratory
{
    /// <summary>No upload is later than this; the catalogue covers the year before.</summary>
    public static readonly DateTimeOffset Reference = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ulong _seed;
    private readonly IReadOnlyList<Card> _deck;
    private readonly PlacedIds _ids;
    private readonly Lazy<int[]> _itemCounts;

    public Laboratory(ulong seed, int entryCount, Generation generation)
    {
        _seed = seed;
        EntryCount = entryCount;
        Generation = generation;
        _deck = Deck.Shuffled(generation, new Draw(seed, "deck", 0));
        _ids = new PlacedIds(seed, "data id", "place");
        _itemCounts = new Lazy<int[]>(CountItems);
        People = [.. Vocabulary.People.Select((name, number) => new Person(name, new Draw(seed, "person", number).NextGuid()))];
        Instruments = Vocabulary.Instruments;
        Projects = [.. Vocabulary.Projects.Select(NewProject)];
        Samples = [.. Materials.All.Select(NewSample)];
    }

    public int EntryCount { get; }

    public Generation Generation { get; }

    /// <summary>The owners of the data; the key belongs to the first.</summary>
    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<GrowthInstrument> Instruments { get; }

    public IReadOnlyList<Project> Projects { get; }

    public IReadOnlyList<PhysicalSample> Samples { get; }

    /// <summary>What storage signs its addresses with. The same after a restart, so that addresses given out before stay good.</summary>
    public ulong Secret => new Draw(_seed, "secret", 0).Next();

    public Draw Draw(string purpose, long index) => new(_seed, purpose, index);

    /// <summary>Makes the entry at a place; 0 is the latest upload.</summary>
    public Entry EntryAt(int index) => EntryFactory.Create(this, index, _ids.At((uint)index), _deck[index % _deck.Count]);

    public Entry? Find(string id) => PlaceOf(id) is { } index ? EntryAt(index) : null;

    /// <summary>The place of an id in the catalogue, or null when the lab has no such entry.</summary>
    public int? PlaceOf(string id) => _ids.PlaceOf(id) is { } place && place < (uint)EntryCount ? (int)place : null;

    /// <summary>How many entries belong to a sample; those that were created later have none here.</summary>
    public int ItemCount(PhysicalSample sample) => sample.Number < Samples.Count ? _itemCounts.Value[sample.Number] : 0;

    public PlacedIds NewIds(string purpose) => new(_seed, purpose, purpose + " place");

    private int[] CountItems()
    {
        var counts = new int[Samples.Count];
        for (var index = 0; index < EntryCount; index++)
        {
            if (EntryAt(index).Sample is { } sample)
                counts[sample.Number]++;
        }
        return counts;
    }

    private Project NewProject((string Name, string? Note) project, int number)
    {
        var draw = new Draw(_seed, "project", number);
        return new Project(draw.NextGuid(), project.Name, draw.Pick(People).Name, project.Note, Reference.AddDays(-draw.Between(1, 60)));
    }

    private PhysicalSample NewSample(Material material, int number)
    {
        var draw = new Draw(_seed, "sample", number);
        var (prefix, instrument, projects) = Vocabulary.Places[number];
        return new PhysicalSample
        {
            Number = number,
            Id = draw.NextGuid(),
            Name = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{draw.Below(9000) + 1000}"),
            Material = material,
            Instrument = Instruments[instrument],
            Projects = [.. projects.Select(project => Projects[project])],
            Owner = draw.Pick(People).Name,
            Note = draw.Chance(0.6) ? draw.Pick(Vocabulary.Notes) : null,
            Created = Reference.AddDays(-draw.Between(200, 400)),
            Updated = Reference.AddDays(-draw.Between(1, 150)),
        };
    }
}
