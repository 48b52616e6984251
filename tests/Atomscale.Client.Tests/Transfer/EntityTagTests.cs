using System.Net.Http;
using Atomscale.Client.Http.Storage;
using Xunit;

namespace Atomscale.Client.Tests.Transfer;

public sealed class EntityTagTests
{
    private const string Digits = "d41d8cd98f00b204e9800998ecf8427e";

    [Theory]
    [InlineData("\"D41D8CD98F00B204E9800998ECF8427E\"", Digits)]
    [InlineData(Digits, Digits)]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-3\"", null)]
    [InlineData("W/\"d41d8cd98f00b204e9800998ecf8427e\"", null)]
    [InlineData("\"opaque\"", null)]
    [InlineData("", null)]
    public void Only_32_hex_digits_can_be_an_MD5(string etag, string? md5) => Assert.Equal(md5, new EntityTag(etag, isEncrypted: false).Md5);

    [Theory]
    [InlineData("x-amz-server-side-encryption", "aws:kms", null)]
    [InlineData("x-amz-server-side-encryption", "aws:kms:dsse", null)]
    [InlineData("x-amz-server-side-encryption", "AES256", Digits)]
    [InlineData("x-amz-server-side-encryption-customer-algorithm", "AES256", null)]
    [InlineData("x-amz-server-side-encryption-customer-algorithm", "", Digits)]
    [InlineData("x-amz-version-id", "aws:kms", Digits)]
    public void An_object_that_is_encrypted_with_a_key_of_its_own_has_no_MD5_for_an_ETag(string header, string value, string? md5)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("ETag", $"\"{Digits}\"");
        response.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(md5, StorageAnswer.TagOf(response)!.Md5);
    }
}
