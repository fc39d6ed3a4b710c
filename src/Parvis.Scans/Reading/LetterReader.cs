using Parvis.Scans.Reading.Senders;
using Parvis.Scans.Recognising;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>Proposes who wrote a letter, when, and about what, from its words and where they stand. Pure.</summary>
public static class LetterReader
{
    /// <summary>Reads the pages of one letter.</summary>
    /// <param name="pages">Upright, in order.</param>
    /// <param name="context">What the town knows of itself.</param>
    /// <returns>Every part is null when nothing says it.</returns>
    /// <exception cref="ArgumentException">The pattern of references is no regular expression.</exception>
    public static LetterReading Read(IReadOnlyList<ScannedPage> pages, LetterContext context)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(context);
        var text = string.Join("\n\n", pages.Select(page => page.Text));
        var lines = LetterLines.Of(pages);
        var parts = LetterParts.Of(lines, new Addressee(context));
        var dates = new LetterDates(parts, context.Today);
        return new LetterReading
        {
            Sender = SenderReader.Read(parts),
            OnBehalfOf = LetterPrincipal.Of(parts),
            Date = dates.Written,
            Arrival = dates.Arrival,
            Object = LetterObject.Of(parts),
            References = LetterNumbers.References(lines, context.ReferencePattern),
            RegisteredNumber = LetterNumbers.Registered(lines),
            Language = LetterLanguage.Of(text),
            Text = text,
            Body = string.Join(' ', LetterBody.Sentences(parts)),
            SenderLines = [.. parts.Around.Select(line => line.Text)],
        };
    }
}
