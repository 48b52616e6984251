using System.Linq;
using Atomscale.Client.Transfer;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class PartVerificationTests
{
    private const string One = "11111111111111111111111111111111";
    private const string Two = "22222222222222222222222222222222";

    private readonly PartVerification _verification = new(maximumRetryCount: 3);

    [Theory]
    [InlineData("\"D41D8CD98F00B204E9800998ECF8427E\"", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-3\"", null)]
    [InlineData("W/\"d41d8cd98f00b204e9800998ecf8427e\"", null)]
    [InlineData("\"opaque\"", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_32_hex_digits_can_be_an_MD5(string? etag, string? candidate) => Assert.Equal(candidate, EtagText.Candidate(etag));

    [Fact]
    public void A_first_match_settles_that_ETags_are_MD5()
    {
        Assert.Equal(VerificationDecision.Accept, _verification.Verify(1, One, One));
        Assert.True(_verification.IsMd5);
    }

    [Fact]
    public void A_first_one_that_differs_is_sent_once_more_and_then_ETags_are_opaque()
    {
        Assert.Equal(VerificationDecision.SendAgain, _verification.Verify(1, One, Two));
        Assert.Equal(VerificationDecision.Accept, _verification.Verify(1, One, Two));
        Assert.True(_verification.IsOpaque);
        Assert.True(_verification.WasRefuted);
        Assert.Equal(VerificationDecision.Accept, _verification.Verify(2, One, Two));
    }

    [Fact]
    public void A_first_one_that_matches_when_sent_again_was_an_accident()
    {
        _verification.Verify(1, One, Two);
        Assert.Equal(VerificationDecision.Accept, _verification.Verify(1, Two, Two));
        Assert.True(_verification.IsMd5);
        Assert.False(_verification.WasRefuted);
    }

    [Fact]
    public void Others_that_differ_meanwhile_are_held_and_accepted_when_ETags_are_opaque()
    {
        _verification.Verify(1, One, Two);
        Assert.Equal(VerificationDecision.Hold, _verification.Verify(2, One, Two));
        Assert.Empty(_verification.Release());
        _verification.Verify(1, One, Two);
        var released = Assert.Single(_verification.Release());
        Assert.Equal((2, One), (released.Key, released.Value));
        Assert.Empty(_verification.Release());
    }

    [Fact]
    public void Others_that_differ_meanwhile_are_sent_again_when_ETags_are_MD5()
    {
        _verification.Verify(1, One, Two);
        _verification.Verify(2, One, Two);
        _verification.Verify(3, One, One);
        var released = Assert.Single(_verification.Release());
        Assert.Equal((2, (string?)null), (released.Key, released.Value));
    }

    [Fact]
    public void Once_one_has_matched_a_part_that_differs_is_refused_after_the_retries()
    {
        _verification.Verify(1, One, One);
        var judgements = Enumerable.Range(0, 4).Select(_ => _verification.Verify(2, One, Two)).ToArray();
        Assert.Equal([VerificationDecision.SendAgain, VerificationDecision.SendAgain, VerificationDecision.SendAgain, VerificationDecision.Refuse], judgements);
    }

    [Fact]
    public void Without_candidates_MD5_is_given_up_without_a_word()
    {
        Assert.Equal(VerificationDecision.Accept, _verification.Verify(1, "\"x\"", One));
        Assert.True(_verification.IsOpaque);
        Assert.False(_verification.WasRefuted);
    }

    [Fact]
    public void What_an_earlier_run_found_out_stays()
    {
        _verification.Restore(isMd5: true, isOpaque: true);
        Assert.True(_verification.IsMd5);
        Assert.False(_verification.IsOpaque);
    }
}
