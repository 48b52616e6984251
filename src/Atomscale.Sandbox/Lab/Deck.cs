using System.Collections.Generic;
using System.Linq;

namespace Atomscale.Sandbox.Lab;

/// <summary>
/// The mixture of the lab: cards that are shuffled once and dealt over and over, so that 300 entries hold every type of both generations
/// and every status, whatever the seed, and 200,000 hold the same mixture.
/// </summary>
internal static class Deck
{
    private static readonly (string Type, int Older, int Newer, bool Streams)[] _types =
    [
        (DataTypes.RheedImage, 14, 14, false),
        (DataTypes.RheedStationary, 18, 10, true),
        (DataTypes.RheedRotating, 14, 8, true),
        (DataTypes.RheedXscan, 6, 4, false),
        (DataTypes.Rheed, 0, 20, true),
        (DataTypes.Xps, 16, 16, false),
        (DataTypes.Photoluminescence, 10, 6, false),
        (DataTypes.Pl, 4, 8, false),
        (DataTypes.Raman, 10, 12, false),
        (DataTypes.Xrd, 0, 18, false),
        (DataTypes.Recipe, 8, 10, false),
        (DataTypes.Optical, 8, 12, true),
        (DataTypes.ToolState, 0, 20, true),
        (DataTypes.Metrology, 18, 0, true),
        (DataTypes.Ellipsometry, 0, 12, false),
        (DataTypes.None, 0, 4, false),
    ];

    private static readonly string[] _unfinished =
    [
        Statuses.Error, Statuses.Pending, Statuses.Running, Statuses.Pending, Statuses.Error, Statuses.Running,
        Statuses.Error, Statuses.Pending, Statuses.None,
    ];

    private static readonly string[] _unfinishedStreams =
    [
        Statuses.StreamActive, Statuses.Error, Statuses.StreamInterrupted, Statuses.Pending, Statuses.StreamFinalizing,
        Statuses.Running, Statuses.StreamError,
    ];

    public static IReadOnlyList<Card> Shuffled(Generation server, Draw draw)
    {
        var cards = (server == Generation.Mixed ? new[] { Generation.Older, Generation.Newer } : [server == Generation.Unified ? Generation.Newer : server]).SelectMany(Of).Select(card => server == Generation.Unified ? Unified(card) : card).ToArray();
        for (var last = cards.Length - 1; last > 0; last--)
        {
            var other = draw.Below(last + 1);
            (cards[last], cards[other]) = (cards[other], cards[last]);
        }
        return cards;
    }

    private static Card Unified(Card card) => card.DataType is DataTypes.RheedStationary or DataTypes.RheedRotating ? card with { DataType = DataTypes.Rheed } : card;

    private static IEnumerable<Card> Of(Generation generation)
    {
        var (stills, streams) = (0, 0);
        foreach (var (type, older, newer, isStream) in _types)
        {
            var count = generation == Generation.Older ? older : newer;
            for (var place = 0; place < count; place++)
            {
                var status = place % 4 != 3 ? Statuses.Success
                    : isStream ? _unfinishedStreams[streams++ % _unfinishedStreams.Length]
                    : _unfinished[stills++ % _unfinished.Length];
                yield return new Card(type, generation, status, place);
            }
        }
    }
}
