using System.Text.RegularExpressions;
using Parvis.Scans.Reading.Dates;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>Tells the date a letter bears from its stamp and from the dates it speaks of.</summary>
sealed class LetterDates
{
    // Below, it is a date the letter speaks of.
    const double Least = 0.2;

    const int StampWords = 4;

    // « Vaubreuil-sur-Orle, le », « Fait à Nantes le », « À Vaubreuil, le lundi ».
    static readonly Regex Heading = Patterns.Of(
        @"^\W*((fait|ecrit|written)? ?(à|a|in|en|at)? ?[\p{L}'’ .-]{2,40}[,.;]? ?)?((le|l[eé]|on|on the|date ?:?|el|em) )?((lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday),? )?$"
    );

    static readonly string[] Spoken = Phrases.Of(
        "ne le | nee le | naissance | nes le | depuis le | avant le | jusqu au | a partir du | courrier du | lettre du | du | au | des le",
        "signe le | dresse le | fixee au | services le | commences le | commence le | reunion du | en date du | le constat | born on | since | until"
    );

    static readonly string[] Stamped = Phrases.Of(
        "arriv | courrier arr | recu le | recu | received | secretariat general | enregistre le"
    );

    readonly LetterParts parts;
    readonly IReadOnlyList<LetterLine> stamps;
    readonly DateOnly today;

    public LetterDates(LetterParts parts, DateOnly today)
    {
        this.parts = parts;
        this.today = today;
        stamps = [.. parts.Lines.Where(line => line.Folded.Count(c => c == ' ') < StampWords && Holds(line.Folded))];
        var found = parts.Lines.SelectMany(line => DateScan.In(line.Text, today).Select(date => (line, date))).ToList();
        var stamped = found.Where(each => IsStamped(each.line, each.date)).ToList();
        Arrival = Best(stamped.Select(each => each.line.Propose(each.date.Date, Trusted(0.85, each.date))));
        Written = Best(
            found
                .Except(stamped)
                .Select(each => each.line.Propose(each.date.Date, Trusted(Weigh(each.line, each.date), each.date)))
        );
    }

    public Proposal<DateOnly>? Written { get; }

    public Proposal<DateOnly>? Arrival { get; }

    static Proposal<DateOnly>? Best(IEnumerable<Proposal<DateOnly>> proposals) =>
        proposals
            .OrderByDescending(proposal => proposal.Confidence)
            .FirstOrDefault(proposal => proposal.Confidence >= Least / 2);

    double Weigh(LetterLine line, FoundDate found)
    {
        var before = line.Text[..found.Start];
        var after = line.Text[(found.Start + found.Length)..];
        var (said, alone) = (Words.Fold(before), after.Count(char.IsLetterOrDigit) <= 2);
        var spoken = Spoken.Any(phrase => said == phrase || said.EndsWith(" " + phrase, StringComparison.Ordinal));
        if (spoken)
            return Least / 4;
        var weight = parts.IsInText(line) ? 0.2 : 0.4;
        if (alone && Heading.IsMatch(before))
            weight = before.Contains("le", StringComparison.OrdinalIgnoreCase) || before.Contains(',') ? 0.92 : 0.82;
        return weight + (line.Height < 0.4 ? 0.05 : 0);
    }

    /// <summary>A letter comes from a near past, and before its stamp.</summary>
    double Trusted(double weight, FoundDate found)
    {
        if (found.Date > today || found.Date < today.AddYears(-1))
            weight *= 0.4;
        if (Arrival is not null && found.Date > Arrival.Value)
            weight *= 0.6;
        return found.IsExact ? weight : weight * 0.9;
    }

    /// <summary>Whether the words of a stamp stand before it on its line or beside it.</summary>
    bool IsStamped(LetterLine line, FoundDate found)
    {
        if (parts.IsInText(line) && line.Width > 0.4)
            return false;
        if (Holds(Words.Fold(line.Text[..found.Start])))
            return true;
        var reach = 3 * Math.Max(line.Box.Height, 30);
        return stamps.Any(other =>
            other != line
            && other.Page == line.Page
            && Math.Abs(other.Box.Middle - line.Box.Middle) < reach
            && other.Box.Left < line.Box.Right + reach
            && line.Box.Left < other.Box.Right + reach
        );
    }

    static bool Holds(string folded) =>
        folded
            .Split(' ')
            .Any(word =>
                word.StartsWith("arriv", StringComparison.Ordinal)
                || (word.Length is 6 or 7 && (Near.Same(word, "arrive") || Near.Same(word, "arrivee")))
            )
        || Stamped.Any(phrase => phrase.Length > 4 && folded.Contains(phrase, StringComparison.Ordinal))
        || folded.StartsWith("recu", StringComparison.Ordinal);
}
