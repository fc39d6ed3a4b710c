using System.Text;

namespace Parvis.Mail.Reading.Texts;

/// <summary>Joins the lines that format=flowed cut (RFC 3676). Quoted lines stay as they are: they are somebody else's.</summary>
static class FlowedText
{
    public static string Join(string text, bool deleteSpace)
    {
        var joined = new StringBuilder(text.Length);
        var flows = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var quoted = line.StartsWith(">");
            if (range.Start.Value > 0 && (!flows || quoted))
                joined.Append('\n');
            // A space was added before a line that begins with a space, « > » or « From ».
            if (line.StartsWith(" "))
                line = line[1..];
            flows = !quoted && line.EndsWith(" ") && line is not "-- ";
            joined.Append(flows && deleteSpace ? line[..^1] : line);
        }
        return joined.ToString();
    }
}
