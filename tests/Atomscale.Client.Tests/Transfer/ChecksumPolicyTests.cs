using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Atomscale.Client.Http.Storage;
using Atomscale.Client.Transfer.Verification;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class ChecksumPolicyTests
{
    private const string One = "11111111111111111111111111111111";
    private const string Two = "22222222222222222222222222222222";

    private readonly ChecksumPolicy _policy = new("storage.example");

    [Fact]
    public void A_match_settles_that_ETags_are_MD5()
    {
        Assert.Equal(VerificationResult.Verified, _policy.Compare(Tag(One), One));
        Assert.True(_policy is { Kind: ETagKind.Md5, IsSettled: true, ComputesMd5: true, ComputesMd5OfParts: true });
    }

    [Fact]
    public void A_first_part_that_differs_twice_settles_that_they_are_none()
    {
        Assert.Equal(VerificationResult.Retry, _policy.Compare(Tag(One), Two));
        Assert.Equal(VerificationResult.Retry, _policy.AfterMismatch(1, 3));
        Assert.False(_policy.IsSettled);
        Assert.Equal(VerificationResult.NotCompared, _policy.AfterMismatch(2, 3));
        Assert.True(_policy is { Kind: ETagKind.NotMd5, IsSettled: true, ComputesMd5: false, ComputesMd5OfParts: false });
        Assert.Equal(VerificationResult.NotCompared, _policy.Compare(Tag(One), Two));
    }

    [Fact]
    public void Once_one_has_matched_a_part_that_differs_fails_after_the_retries_and_ETags_stay_MD5()
    {
        _policy.Compare(Tag(One), One);
        var results = Enumerable.Range(1, 4).Select(mismatches => _policy.AfterMismatch(mismatches, 3));
        Assert.Equal([VerificationResult.Retry, VerificationResult.Retry, VerificationResult.Retry, VerificationResult.Failed], results);
        Assert.False(_policy.Refute("no"));
        Assert.Equal(ETagKind.Md5, _policy.Kind);
    }

    [Fact]
    public void A_match_counts_more_than_what_was_found_before()
    {
        _policy.Refute("found");
        Assert.Equal(VerificationResult.Verified, _policy.Compare(Tag(One), One));
        Assert.True(_policy.ComputesMd5);
    }

    [Fact]
    public void Where_no_part_has_an_ETag_that_can_be_one_no_MD5_is_computed_until_one_comes()
    {
        _policy.NotePart(null);
        Assert.True(_policy.ComputesMd5OfParts);
        _policy.NotePart(Tag("\"x\""));
        Assert.False(_policy.ComputesMd5OfParts);
        Assert.True(_policy.ComputesMd5);
        _policy.NotePart(Tag(One));
        Assert.True(_policy.ComputesMd5OfParts);
        _policy.NotePart(Tag("\"x\""));
        Assert.True(_policy.ComputesMd5OfParts);
    }

    [Fact]
    public void What_cannot_be_compared_settles_nothing()
    {
        Assert.Equal(VerificationResult.NotCompared, _policy.Compare(null, One));
        Assert.Equal(VerificationResult.NotCompared, _policy.Compare(Tag(One), null));
        Assert.Equal(VerificationResult.NotCompared, _policy.Compare(new EntityTag(One, isEncrypted: true), One));
        Assert.Equal(ETagKind.Unknown, _policy.Kind);
    }

    [Fact]
    public void What_an_earlier_process_learned_holds_until_it_is_contradicted_and_only_changes_are_remembered()
    {
        var learned = new List<ETagKind>();
        var known = new ChecksumPolicy("h", new RememberedPolicy(ETagKind.Md5, DateTimeOffset.UtcNow), learned.Add);
        Assert.False(known.IsSettled);
        known.Confirm();
        Assert.Empty(learned);
        var changed = new ChecksumPolicy("h", new RememberedPolicy(ETagKind.Md5, DateTimeOffset.UtcNow), learned.Add);
        var results = Enumerable.Range(1, 4).Select(mismatches => changed.AfterMismatch(mismatches, 3)).ToArray();
        Assert.Equal([VerificationResult.Retry, VerificationResult.Retry, VerificationResult.Retry, VerificationResult.NotCompared], results);
        Assert.True(changed.HasChanged);
        var none = new ChecksumPolicy("h", new RememberedPolicy(ETagKind.NotMd5, DateTimeOffset.UtcNow), learned.Add);
        Assert.True(none is { IsSettled: true, ComputesMd5: false, HasChanged: false });
        none.Confirm();
        Assert.Equal([ETagKind.NotMd5, ETagKind.Md5], learned);
    }

    [Fact]
    public async Task One_at_a_time_finds_out()
    {
        var first = await _policy.EnterAsync(CancellationToken.None);
        var second = _policy.EnterAsync(CancellationToken.None);
        Assert.False(second.IsCompleted);
        first.Dispose();
        first.Dispose();
        var turn = await second;
        Assert.False(_policy.EnterAsync(CancellationToken.None).IsCompleted);
        turn.Dispose();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8 * 1024 * 1024, 1)]
    [InlineData(8 * 1024 * 1024 + 1, 8)]
    [InlineData(100L * 1024 * 1024 * 1024, 8)]
    public void Ranges_begin_with_the_first_byte_and_end_with_the_last(long length, int count)
    {
        var ranges = RangeComparison.RangesOf(length);
        Assert.Equal((count, 0, length), (ranges.Count, ranges[0].From, ranges[ranges.Count - 1].From + ranges[ranges.Count - 1].Count));
        Assert.True(ranges.Sum(range => (long)range.Count) <= 8 * 1024 * 1024);
    }

    private static EntityTag Tag(string text) => new(text, isEncrypted: false);
}
