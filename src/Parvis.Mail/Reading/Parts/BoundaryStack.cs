using System.Text;

namespace Parvis.Mail.Reading.Parts;

/// <param name="Level">Of the multipart whose boundary it is: 0 for the outermost; -1 when the stream ended instead.</param>
/// <param name="Closes">The last one of its multipart.</param>
readonly record struct Delimiter(int Level, bool Closes)
{
    public static readonly Delimiter EndOfStream = new(-1, true);
}

/// <summary>The boundaries of the multiparts being read, outermost first (RFC 2046, section 5.1).</summary>
sealed class BoundaryStack
{
    readonly List<byte[]> boundaries = [];

    public int Count => boundaries.Count;

    public int Push(string boundary)
    {
        boundaries.Add(Encoding.UTF8.GetBytes(boundary.TrimEnd()));
        return boundaries.Count - 1;
    }

    public void Pop() => boundaries.RemoveAt(boundaries.Count - 1);

    /// <summary>An outer boundary ends the inner parts too: their own end is missing.</summary>
    public Delimiter? Match(ReadOnlyMemory<byte> written)
    {
        var line = written.Span;
        if (boundaries.Count == 0 || !line.StartsWith("--"u8))
            return null;
        line = line[2..].TrimEnd(" \t\r"u8);
        for (var level = boundaries.Count - 1; level >= 0; level--)
        {
            if (!line.StartsWith(boundaries[level]))
                continue;
            var rest = line[boundaries[level].Length..];
            // « ab » is not « abc »: nothing else may follow.
            if (rest.IsEmpty)
                return new Delimiter(level, false);
            if (rest.SequenceEqual("--"u8))
                return new Delimiter(level, true);
        }
        return null;
    }
}
