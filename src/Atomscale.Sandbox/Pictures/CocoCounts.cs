using System.Collections.Generic;
using System.Text;

namespace Atomscale.Sandbox.Pictures;

/// <summary>The counts string of COCO's compressed run lengths: runs of 0 and 1 in turn, column by column.</summary>
internal static class CocoCounts
{
    private const int MoreFollows = 0x20;
    private const int SignBit = 0x10;

    /// <summary>Encodes the mask that is set at these pixels.</summary>
    public static string Encode(IEnumerable<Pixel> pixels, int height, int width)
    {
        var mask = new bool[height * width];
        foreach (var pixel in pixels)
            mask[(pixel.Column * height) + pixel.Row] = true;
        return Encode(Runs(mask));
    }

    private static List<int> Runs(bool[] mask)
    {
        var runs = new List<int>();
        var (value, length) = (false, 0);
        foreach (var bit in mask)
        {
            if (bit != value)
            {
                runs.Add(length);
                (value, length) = (bit, 0);
            }
            length++;
        }
        runs.Add(length);
        return runs;
    }

    private static string Encode(List<int> runs)
    {
        var text = new StringBuilder();
        for (var place = 0; place < runs.Count; place++)
        {
            // From the fourth on: the difference to the run of the same value before.
            var number = place > 2 ? runs[place] - runs[place - 2] : runs[place];
            bool more;
            do
            {
                var bits = number & 0x1F;
                number >>= 5;
                more = (bits & SignBit) != 0 ? number != -1 : number != 0;
                text.Append((char)(48 + (more ? bits | MoreFollows : bits)));
            }
            while (more);
        }
        return text.ToString();
    }
}
