using System.Text;
using System.Xml;

namespace Atomscale.Graphics.Drawing;

/// <summary>Text of the service as XML can hold it.</summary>
internal static class XmlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with what XML has no form for replaced; markup is escaped by whoever writes it.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1])) clean.Append(text[index]).Append(text[++index]);
            else clean.Append(char.IsSurrogate(text[index]) || !XmlConvert.IsXmlChar(text[index]) ? Replacement : text[index]);
        }

        return clean.ToString();
    }
}
