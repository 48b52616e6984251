using System.Net;
using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Report;

/// <summary>Text of the service as HTML can hold it: nothing in it is markup.</summary>
internal static class HtmlText
{
    public static string Of(string? text) => WebUtility.HtmlEncode(XmlText.Clean(text ?? ""));
}
