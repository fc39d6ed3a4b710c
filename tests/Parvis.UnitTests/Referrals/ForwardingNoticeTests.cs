using System.Net;
using System.Text.RegularExpressions;
using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals.Writing;
using Parvis.Features.Requests.Writing;

namespace Parvis.UnitTests.Referrals;

/// <summary>What the resident is told when a request is sent on: each mention with its article, in the text, the HTML and what is printed.</summary>
public sealed partial class ForwardingNoticeTests
{
    /// <summary>Received on 5 March 2027, sent on on 10 March; the words are those of rules.md, 3.8.</summary>
    public static TheoryData<string, string, string> Table()
    {
        var table = new TheoryData<string, string, string>();
        foreach (var regime in new[] { "SVR-2M", "SVA-2M", "CADA-1M", "RGPD-1M", "" })
        {
            table.Add(regime, "L114-2", "à l'organisme compétent : Rennes Métropole.");
            table.Add(regime, "L114-2", "Adresse : 4 avenue Henri-Fréville, 35000 Rennes");
            table.Add(regime, "L114-2", "Nous la transmettons le mercredi 10 mars 2027");
            table.Add(regime, "L114-4", "C'est cet organisme qui vous en accusera réception");
            table.Add(regime, "L111-2", "Anne Morel");
            table.Add(regime, "L111-2", "Voirie, Saint-Aubin");
        }

        table.Add("SVR-2M", "L114-3, al. 1", "il court depuis le vendredi 5 mars 2027");
        table.Add(
            "SVR-2M",
            "L114-3, al. 1",
            "Sans réponse le mercredi 5 mai 2027, elle sera considérée comme rejetée."
        );
        table.Add("SVA-2M", "L114-3", "ne court qu'à partir du jour où cet organisme aura reçu votre demande");
        table.Add("SVA-2M", "L114-3", "Le délai de deux mois au terme duquel le silence vaut acceptation");
        table.Add("CADA-1M", "R311-13", "silence vaut refus court à partir du jour où cet organisme aura reçu");
        return table;
    }

    [Theory, MemberData(nameof(Table))]
    public void Each_mention_is_in_the_text_the_html_and_the_letter(string regime, string article, string words)
    {
        var notice = ForwardingNotice.Of(Facts(regime));

        notice.Text.ShouldContain(words, customMessage: article);
        Plain(notice.Html).ShouldContain(words, customMessage: article);
        notice.Kept.ShouldContain(words, customMessage: article);
        notice.Required.ShouldContain(m => m.Article.StartsWith(article, StringComparison.Ordinal));
        notice.Lacking.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RGPD-1M")]
    [InlineData("")]
    public void Where_silence_decides_nothing_no_period_is_told(string regime)
    {
        var notice = ForwardingNotice.Of(Facts(regime));

        notice.Required.ShouldNotContain(m => m.What == ReferralMention.PeriodEffect);
        notice.Text.ShouldNotContain("silence");
        notice.Text.ShouldNotContain("rejetée");
    }

    [Fact]
    public void What_lacks_is_named_with_its_article()
    {
        var facts = Facts("SVR-2M");

        ForwardingNotice
            .Of(facts with { Partner = Partner(address: "") })
            .Lacking.ShouldBe([new RequiredReferralMention(ReferralMention.AuthorityAddress, "L114-2")]);
        ForwardingNotice
            .Of(facts with { Mentions = facts.Mentions with { AgentName = "" } })
            .Lacking.ShouldBe([new RequiredReferralMention(ReferralMention.Agent, "L111-2")]);
    }

    [Fact]
    public void What_another_administration_received_first_counts_from_there()
    {
        var facts = Facts("SVR-2M") with
        {
            FirstReceivedOn = new DateOnly(2027, 2, 20),
            FirstReceivedBy = "Préfecture",
        };

        ForwardingNotice.Of(facts).Text.ShouldContain("il court depuis le samedi 20 février 2027");
    }

    [Fact]
    public void What_silence_has_decided_is_not_announced()
    {
        var text = ForwardingNotice.Of(Facts("SVR-2M") with { Today = new DateOnly(2027, 5, 5) }).Text;

        text.ShouldContain("considérée comme rejetée depuis le mercredi 5 mai 2027");
        text.ShouldNotContain("elle sera considérée");
    }

    [Fact]
    public void A_confidential_one_has_a_subject_that_says_nothing()
    {
        var facts = Facts("SVR-2M") with { Confidential = true };

        ForwardingNotice.Of(facts).Subject.ShouldBe("Votre demande 27-00001-A");
        PartnerText.Of(facts, Content()).Subject.ShouldBe("Demande 27-00001-A");
    }

    [Fact]
    public void The_partner_gets_everything_it_needs()
    {
        var text = PartnerText.Of(Facts("SVA-2M"), Content());

        foreach (
            var words in new[]
            {
                "Nous avons reçu le vendredi 5 mars 2027 la demande ci-dessous. Elle relève de votre compétence : La rocade est métropolitaine.",
                "l'article L114-2 du code des relations entre le public et l'administration",
                "Il vous revient d'en accuser réception",
                "comptés du jour où vous recevez cette demande (CRPA L114-3",
                "Objet : Trou sur la rocade",
                "Lieu : Rocade sud",
                "Demandeur : Monsieur Yann Le Goff",
                "Adresse : 4 rue des Lilas, 35140 Saint-Aubin",
                "Téléphone : 06 12 34 56 78",
                "Courriel : yann@exemple.example",
                "Yann Le Goff, par courriel, le vendredi 5 mars 2027 :\nUn trou énorme.",
                "Pièces jointes : photo.jpg.",
                "Trop lourdes pour ce courriel, à nous demander : film.mp4.",
                "Notre référence : 27-00001-A",
                "Anne Morel",
            }
        )
        {
            text.Text.ShouldContain(words);
            Plain(text.Html).ShouldContain(words.Split('\n')[0]);
        }
    }

    static ForwardedContent Content() =>
        new()
        {
            Subject = "Trou sur la rocade",
            Place = "Rocade sud",
            Channel = Parvis.Features.Requesters.Channel.Email,
            People =
            [
                new ForwardedPerson(
                    "Demandeur",
                    new Addressee
                    {
                        Name = "Yann Le Goff",
                        Civility = "Monsieur",
                        RefusesEmail = false,
                        PreferredChannel = null,
                        Emails = ["yann@exemple.example"],
                        Addresses = ["4 rue des Lilas, 35140 Saint-Aubin"],
                        Phones = ["06 12 34 56 78"],
                    }
                ),
            ],
            Said =
            [
                new ForwardedWords(
                    "Yann Le Goff",
                    Parvis.Features.Requesters.Channel.Email,
                    new DateOnly(2027, 3, 5),
                    "Un trou énorme."
                ),
            ],
            Enclosed = ["photo.jpg"],
            LeftOut = ["film.mp4"],
        };

    static ReferralFacts Facts(string regime) =>
        new()
        {
            Mentions = new Mentions
            {
                Reference = "27-00001-A",
                TownName = "Saint-Aubin",
                DepartmentName = "Voirie",
                Address = "1 place de la Mairie, 35140 Saint-Aubin",
                Phone = "02 99 00 00 10",
                AgentName = "Anne Morel",
                AgentFunction = "Agente de voirie",
            },
            Partner = Partner("4 avenue Henri-Fréville, 35000 Rennes"),
            Salutation = "Monsieur",
            ReceivedOn = new DateOnly(2027, 3, 5),
            Today = new DateOnly(2027, 3, 10),
            Deadline =
                regime.Length == 0
                    ? null
                    : DeadlineCalculator.Evaluate(
                        Regime.Parse(regime),
                        new Reception(new DateOnly(2027, 3, 5)),
                        [],
                        new TownCalendar(HolidayZone.France)
                    ),
            Reason = "La rocade est métropolitaine.",
        };

    static PartnerAuthority Partner(string address)
    {
        var partner = new PartnerAuthority();
        partner.Edit(new PartnerAuthorityOptions { Name = "Rennes Métropole", Address = address });
        return partner;
    }

    static string Plain(string html) => WebUtility.HtmlDecode(Tags().Replace(html, ""));

    [GeneratedRegex("<[^>]+>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
