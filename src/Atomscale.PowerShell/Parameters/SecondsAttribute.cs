using System;
using System.Globalization;
using System.Management.Automation;

namespace Atomscale.PowerShell;

/// <summary>
/// Turns a length of time into seconds: a TimeSpan, a number, or text such as '60', '60.5', '0:01:00' or '1.00:00:00'. Left to
/// itself PowerShell takes the number 60 for 60 ticks and the text '60' for 60 days.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => null,
            TimeSpan length => length.TotalSeconds,
            string text => Parse(text),
            IConvertible number when IsNumber(number) => number.ToDouble(CultureInfo.InvariantCulture),
            _ => throw new ArgumentTransformationMetadataException($"'{value}' is not a length of time: give seconds, a TimeSpan, or text such as '60.5' or '0:01:00'."),
        };
    }

    private static double Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)) return seconds;
        if (text.Contains(":") && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var length)) return length.TotalSeconds;
        throw new ArgumentTransformationMetadataException($"'{text}' is not a length of time: give seconds, or text such as '60.5' or '0:01:00'.");
    }

    private static bool IsNumber(IConvertible value) => value.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal;
}
