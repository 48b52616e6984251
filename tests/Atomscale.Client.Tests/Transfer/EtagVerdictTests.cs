using System.Linq;
using Atomscale.Client.Transfer;
using Atomscale.Client.Transfer.Verification;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class EtagVerdictTests
{
    private const string One = "11111111111111111111111111111111";
    private const string Two = "22222222222222222222222222222222";

    private readonly EtagVerdict _verdict = new(maximumRetryCount: 3);

    [Fact]
    public void A_first_match_settles_that_ETags_are_MD5()
    {
        Assert.Equal(EtagJudgement.Accept, _verdict.Judge(1, Tag(One), One));
        Assert.True(_verdict.IsMd5);
    }

    [Fact]
    public void A_first_one_that_differs_is_sent_once_more_and_then_ETags_are_opaque()
    {
        Assert.Equal(EtagJudgement.SendAgain, _verdict.Judge(1, Tag(One), Two));
        Assert.Equal(EtagJudgement.Accept, _verdict.Judge(1, Tag(One), Two));
        Assert.True(_verdict.IsOpaque);
        Assert.True(_verdict.WasDisappointed);
        Assert.Equal(EtagJudgement.Accept, _verdict.Judge(2, Tag(One), Two));
    }

    [Fact]
    public void A_first_one_that_matches_when_sent_again_was_an_accident()
    {
        _verdict.Judge(1, Tag(One), Two);
        Assert.Equal(EtagJudgement.Accept, _verdict.Judge(1, Tag(Two), Two));
        Assert.True(_verdict.IsMd5);
        Assert.False(_verdict.WasDisappointed);
    }

    [Fact]
    public void Others_that_differ_meanwhile_are_held_and_accepted_when_ETags_are_opaque()
    {
        _verdict.Judge(1, Tag(One), Two);
        Assert.Equal(EtagJudgement.Hold, _verdict.Judge(2, Tag(One), Two));
        Assert.Empty(_verdict.Release());
        _verdict.Judge(1, Tag(One), Two);
        var released = Assert.Single(_verdict.Release());
        Assert.Equal((2, One), (released.Key, released.Value));
        Assert.Empty(_verdict.Release());
    }

    [Fact]
    public void Others_that_differ_meanwhile_are_sent_again_when_ETags_are_MD5()
    {
        _verdict.Judge(1, Tag(One), Two);
        _verdict.Judge(2, Tag(One), Two);
        _verdict.Judge(3, Tag(One), One);
        var released = Assert.Single(_verdict.Release());
        Assert.Equal((2, (string?)null), (released.Key, released.Value));
    }

    [Fact]
    public void Once_one_has_matched_a_part_that_differs_is_refused_after_the_retries()
    {
        _verdict.Judge(1, Tag(One), One);
        var judgements = Enumerable.Range(0, 4).Select(_ => _verdict.Judge(2, Tag(One), Two)).ToArray();
        Assert.Equal([EtagJudgement.SendAgain, EtagJudgement.SendAgain, EtagJudgement.SendAgain, EtagJudgement.Refuse], judgements);
    }

    [Fact]
    public void Without_candidates_MD5_is_given_up_without_a_word()
    {
        Assert.Equal(EtagJudgement.Accept, _verdict.Judge(1, Tag("\"x\""), One));
        Assert.True(_verdict.IsOpaque);
        Assert.False(_verdict.WasDisappointed);
    }

    [Fact]
    public void What_an_earlier_run_found_out_stays()
    {
        _verdict.Restore(isMd5: true, isOpaque: true);
        Assert.True(_verdict.IsMd5);
        Assert.False(_verdict.IsOpaque);
    }

    private static EntityTag Tag(string text) => new(text, isEncrypted: false);
}
