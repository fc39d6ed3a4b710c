using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.TestKit;

namespace Parvis.DeadlinesTests.Clocks;

/// <summary>« Pourquoi cette date ? »: whole sentences, each with its article.</summary>
public sealed class ReasonTests
{
    static readonly DateOnly Received = new(2025, 3, 5);

    [Fact]
    public void A_plain_rejection_tells_its_day_its_count_what_silence_means_and_the_safe_day() =>
        Sentences(Evaluate("SVR-2M", Received))
            .ShouldBe([
                "La demande est reçue le mercredi 5 mars 2025 (CRPA R112-5).",
                "Deux mois plus tard, au même jour du mois, c'est le lundi 5 mai 2025 (CRPA L231-4).",
                "Sans décision notifiée d'ici là, le silence vaut rejet le lundi 5 mai 2025 (CRPA L231-4).",
                "Le dernier jour sûr pour notifier une décision est la veille, le dimanche 4 mai 2025 ; la mairie étant "
                    + "fermée ce jour-là, c'est le vendredi 2 mai 2025.",
            ]);

    [Fact]
    public void A_suspension_tells_its_days_and_what_they_add() =>
        Sentences(
                Evaluate(
                    "SVR-2M",
                    Received,
                    new(new(2025, 3, 12), ClockEventKind.Incomplete, new(2025, 4, 11)),
                    new(new(2025, 3, 28), ClockEventKind.Completed)
                )
            )
            .Skip(1)
            .Take(3)
            .ShouldBe([
                "Des pièces sont demandées le mercredi 12 mars 2025, les pièces arrivent le vendredi 28 mars 2025 : le délai "
                    + "est suspendu 16 jours (CRPA L114-5).",
                "Deux mois plus tard, au même jour du mois, c'est le lundi 5 mai 2025 (CRPA L231-4).",
                "S'y ajoutent 16 jours de suspension : le mercredi 21 mai 2025 (CRPA L114-5).",
            ]);

    [Fact]
    public void An_incomplete_acceptance_says_that_there_is_no_clock()
    {
        var found = Evaluate(
            "SVA-2M",
            Received,
            new ClockEvent(new(2025, 3, 12), ClockEventKind.Incomplete, new(2025, 4, 11))
        );

        found.State.ShouldBe(ClockState.WaitingForItems);
        Sentences(found)[^1]
            .ShouldBe(
                "Des pièces manquantes sont demandées le mercredi 12 mars 2025 : le délai ne court pas sans elles "
                    + "(CRPA L114-5)."
            );
    }

    [Fact]
    public void A_court_period_tells_that_it_is_clear_and_put_off() =>
        Sentences(Evaluate("COURT-2M", new(2025, 6, 14)))
            .ShouldBe([
                "La décision est notifiée, ou née du silence, le samedi 14 juin 2025 (CJA R421-1 et R421-2).",
                "Deux mois plus tard, au même jour du mois, c'est le jeudi 14 août 2025 (CJA R421-1 et R421-2).",
                "Ce délai est franc, ce jour-là ne compte pas : le dernier jour est le lendemain, vendredi 15 août 2025 (CE 5 juin 2009, n° 312682).",
                "Ce jour est férié (Assomption) : la date passe au lundi 18 août 2025 (CE 5 juin 2009, n° 312682).",
            ]);

    [Fact]
    public void A_shorter_month_and_a_day_off_that_does_not_count_are_told()
    {
        var found = Evaluate("SVA-6M", new(2025, 8, 31));

        Sentences(found)[1]
            .ShouldBe(
                "Six mois plus tard, le mois est plus court : son dernier jour est le samedi 28 février 2026 (CRPA L231-6)."
            );
        Sentences(found)[2]
            .ShouldBe("Ce jour est un samedi : la décision née du silence n'attend pas le jour ouvré suivant.");
        found.Reasons[2].Doubt.ShouldBe("D4");
    }

    [Fact]
    public void The_first_day_of_a_month_is_written_as_people_say_it() =>
        Sentences(Evaluate("SVR-2M", new(2025, 3, 1)))[1].ShouldContain("jeudi 1er mai 2025");

    [Fact]
    public void Days_and_an_extension_are_told_as_they_are_counted()
    {
        Sentences(Evaluate("ARE-10JO", new(2025, 3, 3)))[1]
            .ShouldBe("Dix jours ouvrés après ce jour, c'est le lundi 17 mars 2025 (CRPA R112-11-2).");
        Sentences(
                Evaluate("RGPD-1M", new(2025, 3, 10), new ClockEvent(new(2025, 4, 8), ClockEventKind.ExtensionNotified))
            )
            .Skip(1)
            .ShouldBe([
                "Une prolongation est annoncée le mardi 8 avril 2025, à temps : le délai est allongé de deux mois "
                    + "(RGPD art. 12-3).",
                "Trois mois plus tard, au même jour du mois, c'est le mardi 10 juin 2025 (RGPD art. 12-3).",
            ]);
    }

    [Theory]
    [InlineData("SVR-2M", "CRPA L114-3, al. 1")]
    [InlineData("SVA-2M", "CRPA L114-3, al. 2")]
    [InlineData("CADA-1M", "CRPA R311-13")]
    [InlineData("ARE-10JO", "CRPA R112-11-2")]
    public void A_referral_gives_the_article_of_its_own_regime(string code, string article) =>
        Evaluate(code, Received, new ClockEvent(new(2025, 3, 12), ClockEventKind.ReceivedByCompetent))
            .Reasons.Skip(1)
            .First()
            .Article.ShouldBe(article);

    [Fact]
    public void Only_the_towns_own_promise_has_no_article()
    {
        foreach (var family in RegimeFamilies.All)
        {
            var found = Evaluate(new Regime(family, family.Usual.Rule).Code, Received);

            (found.Reasons[0].Article is null).ShouldBe(family.Code == "TARGET", family.Code);
            (found.Reasons[1].Article is null).ShouldBe(family.Code == "TARGET", family.Code);
        }
    }

    [Fact]
    public void Every_sentence_that_can_be_told_is_one_sentence_and_every_doubt_is_written_down()
    {
        var doubts = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deadlines.md"));
        var random = new Random(5);
        HashSet<string> seen = [];
        for (var i = 0; i < 5_000; i++)
        {
            var family = RegimeFamilies.All[i % RegimeFamilies.All.Count];
            var on = Received;
            List<ClockEvent> events = [];
            for (var left = random.Next(5); left > 0; left--)
            {
                on = on.AddDays(random.Next(30));
                var kind = (ClockEventKind)random.Next(Enum.GetValues<ClockEventKind>().Length);
                DateOnly? deadline = random.Next(3) > 0 ? on.AddDays(random.Next(30)) : null;
                events.Add(new(on, kind, deadline, random.Next(4) > 0));
            }
            foreach (var reason in Evaluate(new Regime(family, family.Usual.Rule).Code, Received, [.. events]).Reasons)
            {
                reason.Sentence.ShouldMatch(@"^\p{Lu}[^.!{}]*\.$");
                reason.Sentence.ShouldNotContain("  ");
                if (reason.Doubt is not null)
                    doubts.ShouldContain($"| {reason.Doubt} |");
                seen.Add(reason.Sentence);
            }
        }
        seen.Count.ShouldBeGreaterThan(200);
    }

    static Deadline Evaluate(string code, DateOnly received, params ClockEvent[] events) =>
        DeadlineCalculator.Evaluate(Regime.Parse(code), new(received), events, new(HolidayZone.France));

    static string[] Sentences(Deadline deadline) => [.. deadline.Reasons.Select(r => r.ToString())];
}
