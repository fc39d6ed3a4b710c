namespace Parvis.Mail.Understanding.Words;

/// <summary>The ends of quoted lines that a server wrapped without repeating the chevron.</summary>
static class WrappedQuotes
{
    const int ShortestWrapped = 60;

    /// <summary>
    /// The line continues the quoted one above: that one was full, this one starts inside a sentence, and the quote goes
    /// on below.
    /// </summary>
    public static bool Contain(MailLine[] lines, int index)
    {
        var (above, line) = (lines[index - 1], lines[index]);
        return above.IsQuoted
            && above.Written.Length >= ShortestWrapped
            && !line.IsBlank
            && char.IsLower(line.Written[0])
            && index + 1 < lines.Length
            && lines[index + 1].IsQuoted;
    }
}
