namespace Parvis.Mail.Understanding.Words;

/// <summary>Reads a body from top to bottom, once, and keeps the lines that are not somebody else's.</summary>
sealed class ReplyCutter
{
    // Beyond, the text is no letter: it is kept or cut whole, with the last line looked at.
    const int Looked = 250_000;

    readonly MailLine[] lines;
    readonly CutSetting setting;
    readonly List<MailLine> kept = [];
    MailLine[] forwarded = [];
    bool quoteFound;
    bool inSignature;
    bool cutToTheEnd;
    bool attributed;
    bool dashesDrawn;

    ReplyCutter(string text, CutSetting setting)
    {
        lines = MailLine.Split(text);
        this.setting = setting;
    }

    public static CutText Cut(string text, CutSetting setting)
    {
        var end =
            text.Length <= Looked ? text.Length
            : text.LastIndexOf('\n', Looked, Looked) is > 0 and var at ? at
            : Looked;
        var cutter = new ReplyCutter(text[..end], setting);
        cutter.Read();
        var words = Joined([.. Disclaimers.Remove(cutter.kept), .. cutter.forwarded]);
        if (words.Length == 0 || (cutter.cutToTheEnd && InlineAnswers.AreAnnounced(words)))
            return new CutText(Joined(cutter.lines) + text[end..].TrimEnd(), cutter.quoteFound, IsWhole: true);
        var rest = cutter.cutToTheEnd || cutter.lines[^1].IsQuoted ? "" : text[end..].TrimEnd();
        return new CutText(words + rest, cutter.quoteFound, IsWhole: false);
    }

    void Read()
    {
        for (var i = 0; i < lines.Length; )
        {
            if (StartsForward(i))
            {
                forwarded = lines[i..];
                return;
            }
            if (StartsUnmarkedQuote(i))
            {
                quoteFound = cutToTheEnd = true;
                DropRuleAbove();
                return;
            }
            i += Step(i);
        }
    }

    /// <summary>How many lines are done with.</summary>
    int Step(int i)
    {
        if (lines[i].IsQuoted && (setting.AnswersSomething || attributed))
            return Quote(i);
        if (lines[i].IsBlank)
            return Blank(i);
        var (count, certain) = Attributions.At(lines, i);
        attributed = count > 0 && IsQuotedBelow(i + count);
        if (attributed)
            return count;
        if (count > 0 && certain && setting.AnswersSomething)
        {
            quoteFound = cutToTheEnd = true;
            return lines.Length - i;
        }
        KeepUnlessSigned(i);
        return 1;
    }

    void KeepUnlessSigned(int i)
    {
        var isMobile = Signatures.IsMobile(lines[i]);
        if (Signatures.StartsAt(lines, i, dashesDrawn) || Signatures.IsListFooter(lines, i))
            inSignature = true;
        else if (isMobile)
            inSignature |= setting.AnswersSomething;
        else if (Signatures.IsPostscript(lines[i]))
            inSignature = false;
        if (inSignature || isMobile || Signatures.IsAdvert(lines[i]))
            return;
        kept.Add(lines[i]);
        dashesDrawn |= Signatures.IsDashes(lines[i]);
    }

    int Blank(int i)
    {
        if (!inSignature)
            kept.Add(lines[i]);
        return 1;
    }

    /// <summary>What follows a quote with chevrons is an answer again, even under a signature.</summary>
    int Quote(int start)
    {
        quoteFound = true;
        inSignature = false;
        var end = start + 1;
        while (end < lines.Length && (lines[end].IsQuoted || WrappedQuotes.Contain(lines, end)) && !StartsForward(end))
            end++;
        return end - start;
    }

    bool StartsForward(int i)
    {
        if (lines[i].IsBlank)
            return false;
        // A forwarded message inside an older quote belongs to the quote.
        if (lines[i].IsQuoted && i > 0 && lines[i - 1].IsQuoted)
            return false;
        if (Separators.IsForwarded(lines[i]))
            return true;
        return setting.IsForward && AnnouncesMessage(i);
    }

    /// <summary>In a message that answers nothing, what looks like a quote may be what somebody copied to show it.</summary>
    bool StartsUnmarkedQuote(int i) =>
        setting.AnswersSomething && !lines[i].IsBlank && !lines[i].IsQuoted && AnnouncesMessage(i);

    bool AnnouncesMessage(int i) =>
        lines[i].Written == HtmlLines.QuoteBelow || Separators.IsOriginal(lines[i]) || HeaderBlocks.At(lines, i) > 0;

    bool IsQuotedBelow(int i)
    {
        // Programs leave one or two blank lines; a third look is one too many.
        for (var end = Math.Min(lines.Length, i + 3); i < end; i++)
        {
            if (!lines[i].IsBlank)
                return lines[i].IsQuoted;
        }
        return i >= lines.Length;
    }

    void DropRuleAbove()
    {
        var last = kept.FindLastIndex(line => !line.IsBlank);
        if (last >= 0 && Separators.IsRule(kept[last]))
            kept.RemoveRange(last, kept.Count - last);
    }

    static string Joined(IEnumerable<MailLine> lines) =>
        string.Join('\n', lines.Where(line => line.Written != HtmlLines.QuoteBelow).Select(line => line.Written))
            .Trim();
}
