using System.Diagnostics;
using Parvis.Scans.Matching;

namespace Parvis.ScansTests.Reading;

/// <summary>Whatever a recogniser makes of dust, a cheque or a drawing: proposals or none, never an exception.</summary>
public sealed class AnyPageTests
{
    const int Pages = 500;

    static readonly string[] Pieces =
    [
        "Madame, Monsieur,",
        "Monsieur le Maire,",
        ",",
        "?",
        "—",
        "l",
        "12 mars",
        "le 31",
        "31/02/2026",
        "0000000000",
        "96250 Vaubreuil-sur-Orle",
        "96250",
        "7 rue des Lilas —",
        "— 96250 X",
        "Nom :",
        "Prénom : :",
        "@",
        "a@b",
        "Objet :",
        "Objet : -",
        "salutations",
        "Cordialement,",
        "ARRIVÉ LE",
        "1A 123",
        "M. et Mme",
        "Association",
        "ÀÉÏ ﬁ œ ß ı",
        "\u0301",
        "𝒜𝓁𝒾𝒸ℯ",
        "Je vous signale un trou.",
        "RR 000000000 FR",
        "26-83189-K",
    ];

    [Fact]
    public void Any_words_anywhere_are_read_without_harm()
    {
        var random = new Random(1);
        var topics = new TopicRanking([new("a", "Voirie") { Synonyms = ["", "trou", " "] }, new("b", "")]);
        KnownPerson[] people =
        [
            new("p"),
            new("q")
            {
                LastName = "-",
                Streets = ["", "7 rue des Lilas"],
                Phones = [""],
                Emails = ["@"],
            },
        ];
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Pages; i++)
        {
            var sheet = new Sheet();
            for (var block = random.Next(9); block >= 0; block--)
                sheet.Put(random.Next(2400), random.Next(3500), [.. Lines(random)]);
            var watch = Stopwatch.StartNew();
            var reading = sheet.Read();
            new PeopleRanking(reading).Rank(people).ShouldAllBe(ranked => ranked.Score >= 0 && ranked.Score <= 1);
            topics.Rank(reading.Body, reading.Object?.Value, reading.Language);
            if (watch.Elapsed > slowest)
                slowest = watch.Elapsed;
            (reading.Date?.Confidence ?? 0).ShouldBeInRange(0, 1);
            (reading.Sender?.Confidence ?? 0).ShouldBeInRange(0, 1);
        }
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Twenty_thousand_words_on_a_page_are_read_in_seconds()
    {
        var sheet = new Sheet();
        for (var i = 0; i < 400; i++)
            sheet.Put(
                i % 7 * 300,
                i * 8,
                [.. Enumerable.Repeat($"96250 Vaubreuil {i} rue le 3 mars 2026 a@b.example", 6)]
            );
        var watch = Stopwatch.StartNew();
        sheet.Read();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    static IEnumerable<string> Lines(Random random) =>
        Enumerable
            .Range(0, 1 + random.Next(4))
            .Select(_ =>
                string.Join(
                    ' ',
                    Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Pieces[random.Next(Pieces.Length)])
                )
            );
}
