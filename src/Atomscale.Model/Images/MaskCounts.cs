using System;
using System.Collections.Generic;
using System.Text;

namespace Atomscale;

/// <summary>
/// The counts string of a mask: the compressed run-length encoding of the COCO data set's tools, as the service's contract describes it.
/// Runs of 0 and 1 in turn, beginning with 0, over the mask read column by column. From the fourth run on the difference to the run two
/// places before is written. A number is a sequence of characters of code 48 + c, low bits first: five bits of value, and 0x20 when more
/// follow. The last one's bit 0x10 is the sign.
/// </summary>
internal static class MaskCounts
{
    private const char Zero = '0';
    private const int ValueBits = 5;
    private const int ValueMask = 0x1F;
    private const int More = 0x20;
    private const int Sign = 0x10;

    // No run and no difference of runs of a mask that we accept needs more.
    private const int MaximumShift = 35;

    /// <summary>Reads the runs; zero-length ones are kept.</summary>
    /// <exception cref="FormatException">The text is no counts string of a mask of that many pixels.</exception>
    public static List<int> Decode(string counts, long pixelCount)
    {
        var runs = new List<int>();
        var position = 0;
        long sum = 0;
        while (position < counts.Length)
        {
            var run = ReadNumber(counts, ref position);
            if (runs.Count > 2) run += runs[runs.Count - 2];
            if (run < 0) throw new FormatException($"Run {runs.Count} of the mask's counts is negative.");
            sum += run;
            if (sum > pixelCount) throw new FormatException($"The runs of the mask's counts go beyond its {pixelCount} pixels.");
            runs.Add((int)run);
        }

        return sum == pixelCount ? runs : throw new FormatException($"The runs of the mask's counts fill {sum} of its {pixelCount} pixels.");
    }

    /// <summary>Writes runs.</summary>
    public static string Encode(IReadOnlyList<int> runs)
    {
        var counts = new StringBuilder();
        for (var position = 0; position < runs.Count; position++)
        {
            long number = runs[position];
            if (position > 2) number -= runs[position - 2];
            WriteNumber(number, counts);
        }

        return counts.ToString();
    }

    private static long ReadNumber(string counts, ref int position)
    {
        long number = 0;
        for (var shift = 0; ; shift += ValueBits)
        {
            if (position == counts.Length) throw new FormatException("The mask's counts end within a number.");
            var code = counts[position] - Zero;
            if (code is < 0 or > More + ValueMask) throw new FormatException($"The mask's counts hold a character they cannot have at {position}.");
            if (shift > MaximumShift) throw new FormatException($"The mask's counts hold a number out of range at {position}.");
            position++;
            number |= (long)(code & ValueMask) << shift;
            if ((code & More) != 0) continue;
            return (code & Sign) == 0 ? number : number | (-1L << (shift + ValueBits));
        }
    }

    private static void WriteNumber(long number, StringBuilder counts)
    {
        bool more;
        do
        {
            var code = (int)(number & ValueMask);
            number >>= ValueBits;

            // Done when what is left is nothing but the sign that this character's top bit already says.
            more = (code & Sign) == 0 ? number != 0 : number != -1;
            counts.Append((char)(Zero + code + (more ? More : 0)));
        }
        while (more);
    }
}
