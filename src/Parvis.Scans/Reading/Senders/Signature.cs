namespace Parvis.Scans.Reading.Senders;

sealed record FoundSender(LetterSender Sender, IReadOnlyList<LetterLine> Lines);

/// <summary>Finds who signs: under the leave, before any address.</summary>
static class Signature
{
    const int Looked = 6;

    public static FoundSender? Find(LetterParts parts) =>
        parts
            .After.Where(line => line.Width < 0.6 && !parts.Addressee.Names(line))
            .Take(Looked)
            .Select(line => (line, sender: SenderName.Of(line.Text)))
            .Where(each => each.sender is not null)
            .Select(each => new FoundSender(each.sender!, [each.line]))
            .FirstOrDefault();
}

/// <summary>Finds the name printed large at the top of the sheet.</summary>
static class Letterhead
{
    const double Top = 0.16;
    const double Larger = 1.25;

    public static FoundSender? Find(LetterParts parts)
    {
        if (parts.Lines.Count == 0)
            return null;
        var heights = parts.Lines.Select(line => line.Box.Height).Order().ToList();
        var usual = heights[heights.Count / 2];
        return parts
            .Around.Where(line => line.Height < Top && line.Box.Height > Larger * usual)
            .Select(line => (line, sender: SenderName.Of(line.Text)))
            .Where(each => each.sender is not null)
            .Select(each => new FoundSender(Organised(each.sender!, each.line), [each.line]))
            .FirstOrDefault();
    }

    /// <summary>A person without civility who prints a large name is a business.</summary>
    static LetterSender Organised(LetterSender sender, LetterLine line) =>
        sender.Organisation is not null || sender.Civility is not null
            ? sender
            : new LetterSender { Organisation = PostalLine.Trimmed(line.Text) };
}
