using System;
using Atomscale.Client.Json;
using Xunit;

namespace Atomscale.Client.Tests.Json;

public sealed class JsonInstantTests
{
    [Theory]
    [InlineData("2026-01-31T08:00:00Z", "2026-01-31T08:00:00.0000000+00:00")]
    [InlineData("2026-01-31T08:00:00", "2026-01-31T08:00:00.0000000+00:00")]
    [InlineData("2026-01-31 08:00:00.123456+00:00", "2026-01-31T08:00:00.1234560+00:00")]
    [InlineData("2026-01-31T08:00:00.123456789", "2026-01-31T08:00:00.1234567+00:00")]
    [InlineData("2026-01-31T08:00:00+05:45", "2026-01-31T02:15:00.0000000+00:00")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00.0000000+00:00")]
    public void Without_an_offset_it_is_UTC(string text, string expected)
    {
        Assert.True(JsonInstant.TryParse(text, out var instant));
        Assert.Equal(expected, instant.ToString("o"));
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("31/01/2026")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01T00:00:00")]
    public void What_is_no_ISO_8601_is_refused(string text) => Assert.False(JsonInstant.TryParse(text, out _));
}
