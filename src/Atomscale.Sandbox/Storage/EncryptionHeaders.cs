using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Storage;

/// <summary>The headers by which S3 says, in answers to PUT and GET, how an object is encrypted.</summary>
internal static class EncryptionHeaders
{
    private const string Algorithm = "x-amz-server-side-encryption";

    public static void Apply(HttpResponse response, StorageEncryption encryption)
    {
        switch (encryption)
        {
            case StorageEncryption.Aes256:
                response.Headers[Algorithm] = "AES256";
                break;
            case StorageEncryption.Kms or StorageEncryption.Dsse:
                response.Headers[Algorithm] = encryption == StorageEncryption.Kms ? "aws:kms" : "aws:kms:dsse";
                response.Headers[Algorithm + "-aws-kms-key-id"] = "arn:aws:kms:local:000000000000:key/sandbox";
                break;
            case StorageEncryption.Customer:
                response.Headers[Algorithm + "-customer-algorithm"] = "AES256";
                response.Headers[Algorithm + "-customer-key-MD5"] = "c2FuZGJveC1rZXktbWQ1IQ==";
                break;
        }
    }
}
