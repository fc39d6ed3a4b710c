using System.Text;

namespace Parvis.Mail.Reading.Texts;

/// <summary>Lays words out: blanks collapse, lines and paragraphs are separated once however many elements end together.</summary>
sealed class HtmlTextWriter
{
    const int LongestLink = 300;
    const int DeepestQuote = 20;

    readonly StringBuilder text = new();
    int pendingLines;
    bool pendingBlank;
    bool lineIsEmpty = true;
    bool cells;
    int quotes;
    int linkStart = -1;

    public int Preformatted { get; set; }

    public void Words(string words)
    {
        if (Preformatted > 0)
        {
            PreformattedWords(words);
            return;
        }
        foreach (var c in words)
        {
            if (c is ' ' or '\n' or '\r' or '\t' or '\f')
                pendingBlank = true;
            else if (c is '\u00A0')
                Put(' ');
            else if (c is not ('\u200B' or '\u200C' or '\uFEFF' or '\u00AD'))
                Put(c);
        }
    }

    public void Break()
    {
        if (pendingLines > 0 || text.Length == 0)
            pendingLines++;
        else
            (pendingLines, pendingBlank) = (1, false);
        cells = false;
        lineIsEmpty = true;
    }

    public void Line()
    {
        if (!lineIsEmpty)
            Break();
        cells = false;
    }

    public void Paragraph()
    {
        Line();
        if (text.Length > 0 && pendingLines < 2)
            pendingLines = 2;
    }

    public void Cell()
    {
        if (cells && !lineIsEmpty)
            pendingBlank = false;
        if (!lineIsEmpty)
            Raw("\t");
        cells = true;
    }

    public void Item(string mark)
    {
        Raw(mark);
        lineIsEmpty = false;
        pendingBlank = false;
    }

    public void Rule()
    {
        Line();
        Raw("________________________________");
        lineIsEmpty = false;
        Line();
    }

    public void Quote(int more)
    {
        quotes += more;
    }

    public void BeginLink() => linkStart = text.Length;

    public void EndLink(string? address)
    {
        var start = linkStart;
        linkStart = -1;
        if (start < 0 || address is null || address.Length > LongestLink || start >= text.Length)
            return;
        var words = text.ToString(start, text.Length - start);
        if (
            address.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && !string.IsNullOrWhiteSpace(words)
            && !words.Contains(Bare(address), StringComparison.OrdinalIgnoreCase)
        )
            Raw($" <{address.Trim()}>");
    }

    public override string ToString() => text.ToString().Trim('\n', ' ', '\t');

    void PreformattedWords(string words)
    {
        foreach (var c in words)
        {
            if (c == '\n')
                Break();
            else if (c != '\r')
                Put(c);
        }
    }

    void Put(char c)
    {
        if (pendingBlank && !lineIsEmpty && pendingLines == 0)
            text.Append(' ');
        pendingBlank = false;
        NewLines();
        text.Append(c);
        lineIsEmpty = false;
    }

    void Raw(string words)
    {
        NewLines();
        text.Append(words);
    }

    // For each character: nothing is made unless a line begins.
    void NewLines()
    {
        if (pendingLines == 0 && text.Length > 0)
            return;
        var mark = quotes > 0 ? string.Concat(Enumerable.Repeat("> ", Math.Min(quotes, DeepestQuote))) : "";
        if (pendingLines == 0)
            text.Append(mark);
        for (; pendingLines > 0; pendingLines--)
        {
            if (text.Length > 0)
                text.Append('\n').Append(pendingLines == 1 ? mark : mark.TrimEnd());
        }
    }

    static string Bare(string address)
    {
        var bare = address.Trim().TrimEnd('/');
        var scheme = bare.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? bare : bare[(scheme + 3)..];
    }
}
