using System.Globalization;
using Parvis.LetterBench.Making;
using Parvis.Scans.Matching;
using Parvis.Scans.Reading;

namespace Parvis.LetterBench.Measuring;

/// <summary>What was read of one letter beside what it says; null where it says nothing.</summary>
sealed record LetterScore(MadeLetter Letter, ReadScan Scan, LetterReading Reading)
{
    public required IReadOnlyList<RankedPerson> People { get; init; }

    public required IReadOnlyList<RankedTopic> Topics { get; init; }

    public (int Right, int All) Words { get; } = PrintedWords.Compare(Letter, Reading.Text);

    public bool Date => Reading.Date?.Value == Letter.Date;

    public bool? Arrival => Letter.Arrival is null ? null : Reading.Arrival?.Value == Letter.Arrival;

    public bool? KnownFirst => Letter.Sender.IsKnown ? People.Count > 0 && People[0].Person.Id == Letter.Id : null;

    /// <summary>Somebody the town has never met is taken for nobody else.</summary>
    public bool? StrangerLeft => Letter.Sender.IsKnown ? null : People.Count == 0 || People[0].Score < 0.7;

    public bool TopicAmongThree => Topics.Any(topic => topic.Topic.Id == Letter.Topic);

    public bool Name => Same(Reading.Sender?.Value.Name, Letter.Sender.Known);

    public bool Address =>
        Same(string.Join(' ', Reading.Sender?.Value.AddressLines ?? []), Letter.Sender.Street, within: true)
        && Reading.Sender?.Value.Postcode == Letter.Sender.Postcode;

    public bool? Email => Printed(Letter.Sender.Email) ? Reading.Sender?.Value.Email == Letter.Sender.Email : null;

    public bool? Phone =>
        Printed(Letter.Sender.Phone)
            ? Reading.Sender?.Value.Phone == Letter.Sender.Phone.Replace(" ", "", StringComparison.Ordinal)
            : null;

    public bool? Object => Letter.Object.Length == 0 ? null : Same(Reading.Object?.Value, Letter.Object);

    public bool? Registered =>
        Letter.Registered.Length == 0
            ? null
            : Reading.RegisteredNumber?.Value == Letter.Registered.Replace(" ", "", StringComparison.Ordinal);

    public bool? Reference =>
        Letter.Reference.Length == 0 ? null : Reading.References.Any(r => r.Value == Letter.Reference);

    public bool Language => Reading.Language == Letter.Language;

    bool Printed(string value) => value.Length > 0 && LetterText.Of(Letter).Contains(value, StringComparison.Ordinal);

    static bool Same(string? read, string expected, bool within = false)
    {
        var (one, other) = (Folded(read ?? ""), Folded(expected));
        return within ? one.Contains(other, StringComparison.Ordinal) : one == other;
    }

    static string Folded(string text) =>
        string.Concat(
            text.Normalize(System.Text.NormalizationForm.FormD)
                .ToLower(CultureInfo.InvariantCulture)
                .Where(char.IsLetterOrDigit)
        );
}
