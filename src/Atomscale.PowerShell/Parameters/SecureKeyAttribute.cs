using System;
using System.Management.Automation;
using System.Security;

namespace Atomscale.PowerShell;

/// <summary>Takes a key as SecureString, or as text, which is wrapped before the binder could quote it in an error.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecureKeyAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        switch (value)
        {
            case SecureString secure:
                return secure;
            case string text:
                var key = new SecureString();
                foreach (var character in text) key.AppendChar(character);
                key.MakeReadOnly();
                return key;
            default:
                throw new ArgumentTransformationMetadataException("The key has to be text or a SecureString.");
        }
    }
}
