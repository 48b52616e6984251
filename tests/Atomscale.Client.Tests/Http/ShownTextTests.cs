using System;
using Atomscale.Client.Http;
using Xunit;

namespace Atomscale.Client.Tests.Http;

/// <summary>What others said, before a user reads it.</summary>
public sealed class ShownTextTests
{
    [Fact]
    public void An_address_of_a_storage_is_shown_without_query_and_without_name_and_password() =>
        Assert.Equal("https://s.example/a", PresignedAddress.ShownOf(new Uri("https://name:word@s.example/a?X-Amz-Signature=secret#x")).AbsoluteUri);

    [Theory]
    [InlineData("{\"detail\": \"no \\u001b[2Jsuch\\nid\"}", "no [2Jsuch id")]
    [InlineData("Bad\u001b]0;title\u0007 gateway.", "Bad ]0;title gateway")]
    [InlineData("<html>a page</html>", null)]
    public void The_service_s_words_hold_nothing_that_a_terminal_obeys(string body, string? shown) => Assert.Equal(shown, ServerMessage.Parse(body));

    [Fact]
    public void The_storage_s_words_hold_nothing_that_a_terminal_obeys() =>
        Assert.Equal("Gone, see [31m here", StorageErrors.Message("<Error><Code>Gone</Code><Message>see \u001b[31m here</Message></Error>"));
}
