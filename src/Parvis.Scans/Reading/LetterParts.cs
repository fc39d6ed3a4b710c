using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>A letter cut into what stands around its text, the text, and what comes after it.</summary>
sealed class LetterParts
{
    // Of the page's width: an address is narrower, a paragraph is not.
    const double ParagraphWidth = 0.45;

    static readonly string[] Closings = Phrases.Of(
        "salutations | cordialement | veuillez agreer | d agreer | ma consideration | meilleurs sentiments | bien a vous",
        "veuillez croire | veuillez recevoir | respectueusement | sinceres | avec mes remerciements",
        "yours sincerely | yours faithfully | kind regards | best regards | regards",
        "atentamente | cordial saludo | cumprimentos | saygilarimla | saygilarimizla | mit freundlichen | distinti saluti"
    );

    static readonly string[] Openings = Phrases.Of(
        "monsieur le maire | madame le maire | madame la maire | madame monsieur | messieurs | mesdames | bonjour | monsieur",
        "madame | cher monsieur | chere madame | maitre | dear | senor | senora | estimad | exmo | exma | sayin | sehr geehrte"
    );

    readonly HashSet<LetterLine> text;

    LetterParts(IReadOnlyList<LetterLine> lines, Addressee addressee)
    {
        Lines = lines;
        Addressee = addressee;
        Opening = OpeningOf(lines);
        Closing = ClosingOf(lines);
        Around = [.. lines.Where((line, index) => !IsText(index) && !addressee.Names(line))];
        Text = [.. lines.Where((_, index) => IsText(index))];
        text = [.. Text];
    }

    public IReadOnlyList<LetterLine> Lines { get; }

    public Addressee Addressee { get; }

    /// <summary>The number of the line that greets; -1 when there is none.</summary>
    public int Opening { get; }

    /// <summary>The number of the last line that takes leave; -1 when there is none.</summary>
    public int Closing { get; }

    /// <summary>What is neither text nor the town hall's name.</summary>
    public IReadOnlyList<LetterLine> Around { get; }

    /// <summary>The sentences.</summary>
    public IReadOnlyList<LetterLine> Text { get; }

    /// <summary>What follows the leave, on the same page or a later one.</summary>
    public IEnumerable<LetterLine> After => Closing < 0 ? [] : Lines.Skip(Closing + 1);

    /// <summary>It is one of the sentences.</summary>
    public bool IsInText(LetterLine line) => text.Contains(line);

    /// <summary>It greets or takes leave.</summary>
    public bool IsGreeting(LetterLine line) =>
        (Opening >= 0 && line == Lines[Opening]) || (Closing >= 0 && line == Lines[Closing]);

    public static LetterParts Of(IReadOnlyList<LetterLine> lines, Addressee addressee) => new(lines, addressee);

    bool IsText(int index)
    {
        if (Opening >= 0 && Closing >= Opening)
            return index >= Opening && index <= Closing && IsBetween(Lines[index]);
        return Lines[index].Width > ParagraphWidth && Lines[index].Folded.Split(' ').Length > 8;
    }

    /// <summary>Lines beside the text are read among it: a column of partners, a stamp.</summary>
    bool IsBetween(LetterLine line)
    {
        var (first, last) = (Lines[Opening], Lines[Closing]);
        return line.Page == first.Page && Math.Abs(line.Box.Left - first.Box.Left) < 0.06 * line.PageWidth
            || line.Width > ParagraphWidth
            || (line.Page == last.Page && line == last);
    }

    static int OpeningOf(IReadOnlyList<LetterLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            // « Monsieur le Maire » also begins an address; a greeting ends with a comma, or stands alone.
            var greets = Openings.Any(opening => lines[i].Folded.StartsWith(opening, StringComparison.Ordinal));
            if (greets && lines[i].Text.TrimEnd()[^1] is ',' or ':' or '.' && lines[i].Folded.Split(' ').Length <= 9)
                return i;
        }
        return -1;
    }

    static int ClosingOf(IReadOnlyList<LetterLine> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (Closings.Any(closing => lines[i].Folded.Contains(closing, StringComparison.Ordinal)))
                return i;
        }
        return -1;
    }
}
