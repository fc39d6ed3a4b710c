using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks.Items;
using Parvis.TestKit;
using static Parvis.TestKit.NoticeMentions;

namespace Parvis.UnitTests.Acknowledgements;

/// <summary>Every mention the law asks for, kind by kind, with its article: found in the text and in the HTML of the mail.</summary>
public sealed class AcknowledgementTextTests
{
    public static TheoryData<AcknowledgementKind, bool, bool, string, string> Table()
    {
        var table = new TheoryData<AcknowledgementKind, bool, bool, string, string>();
        foreach (var (kind, electronic, incomplete, article, words) in NoticeMentions.Table())
            table.Add(kind, electronic, incomplete, article, words);
        return table;
    }

    [Theory, MemberData(nameof(Table))]
    public void Each_mention_is_in_the_text_and_in_the_html(
        AcknowledgementKind kind,
        bool electronic,
        bool incomplete,
        string article,
        string words
    )
    {
        var text = AcknowledgementText.Write(Facts(kind, electronic, incomplete));

        text.Text.ShouldContain(words, customMessage: article);
        Plain(text.Html).ShouldContain(words, customMessage: article);
        text.Lacking.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AcknowledgementKind.Acceptance)]
    [InlineData(AcknowledgementKind.PersonalData)]
    [InlineData(AcknowledgementKind.Plain)]
    public void Nothing_is_said_of_a_rejection_that_cannot_be(AcknowledgementKind kind)
    {
        var text = AcknowledgementText.Write(Facts(kind, electronic: true, incomplete: false)).Text;

        text.ShouldNotContain("rejet");
        text.ShouldNotContain("tribunal administratif");
    }

    [Fact]
    public void A_plain_one_announces_no_date()
    {
        AcknowledgementText
            .Write(Facts(AcknowledgementKind.Plain, electronic: true, incomplete: false))
            .Text.ShouldNotContain("sans réponse", Case.Insensitive);
    }

    [Fact]
    public void What_the_town_has_not_filled_in_is_named_with_its_article()
    {
        var facts = Facts(AcknowledgementKind.Rejection, electronic: false, incomplete: false);

        AcknowledgementText
            .Write(facts with { Routes = facts.Routes.Unconfirmed() })
            .Lacking.Select(m => m.What)
            .ShouldBe([Mention.GraciousAppeal, Mention.Court, Mention.AppealPeriod, Mention.PriorAppeal]);
        AcknowledgementText
            .Write(facts with { Mentions = facts.Mentions with { Phone = "" } })
            .Lacking.ShouldBe([new RequiredMention(Mention.Phone, "R112-5, 2°")]);
        AcknowledgementText
            .Write(facts with { Mentions = facts.Mentions with { DepartmentName = "" } })
            .Lacking.ShouldBe([new RequiredMention(Mention.Service, "R112-5, 2°")]);
        AcknowledgementText
            .Write(facts with { Mentions = facts.Mentions with { AgentFunction = "" } })
            .Lacking.ShouldBe([new RequiredMention(Mention.Agent, "L111-2")]);
        AcknowledgementText
            .Write(facts with { Mentions = facts.Mentions with { AgentName = "" } })
            .Lacking.ShouldBe([new RequiredMention(Mention.Agent, "L111-2")]);
    }

    [Theory]
    [InlineData(AcknowledgementKind.Rejection, "votre demande est rejetée depuis le mercredi 5 mai 2027")]
    [InlineData(AcknowledgementKind.Acceptance, "votre demande est acceptée depuis le mercredi 5 mai 2027")]
    [InlineData(AcknowledgementKind.Documents, "est refusée depuis le lundi 5 avril 2027")]
    public void What_silence_has_decided_is_not_announced(AcknowledgementKind kind, string words)
    {
        var facts = Facts(kind, electronic: true, incomplete: false) with { Today = new DateOnly(2027, 5, 5) };

        var text = AcknowledgementText.Write(facts).Text;

        text.ShouldContain(words);
        text.ShouldNotContain("Si nous ne vous avons pas répondu");
    }

    [Fact]
    public void Nobody_is_told_that_silence_decides_about_personal_data()
    {
        var facts = Facts(AcknowledgementKind.PersonalData, electronic: true, incomplete: false);

        var english = AcknowledgementText.Write(facts with { Language = "en" }).Text;

        english.ShouldContain("You will have our answer by");
        english.ShouldNotContain("silence");
        AcknowledgementText
            .Write(Facts(AcknowledgementKind.Rejection, electronic: true, incomplete: false) with { Language = "en" })
            .Text.ShouldContain("silence decides");
    }

    [Fact]
    public void A_planning_matter_has_its_own_time_to_appeal()
    {
        var facts = Facts(AcknowledgementKind.Rejection, electronic: false, incomplete: false) with { Planning = true };

        AcknowledgementText.Write(facts).Text.ShouldContain("L600-12-2");
    }

    [Fact]
    public void An_item_that_can_be_done_without_stops_nothing()
    {
        var facts = Facts(AcknowledgementKind.Rejection, electronic: true, incomplete: true) with
        {
            Missing = [new MissingItem("Photo", Indispensable: false)],
        };

        var text = AcknowledgementText.Write(facts).Text;

        text.ShouldContain("sans retarder l'examen de votre dossier");
        text.ShouldContain("L114-5-1");
        text.ShouldNotContain("suspendu");
        text.ShouldContain("Cette date vaut si votre dossier est complet");
    }

    [Theory]
    [InlineData("en", "reference is 27-00001-A")]
    [InlineData("ar", "27-00001-A")]
    [InlineData("pt-br", "referência é 27-00001-A")]
    public void The_news_come_first_in_the_language_of_the_person_and_the_french_text_stays(
        string language,
        string words
    )
    {
        var facts = Facts(AcknowledgementKind.Rejection, electronic: true, incomplete: false);

        var text = AcknowledgementText.Write(facts with { Language = language });

        text.Body.IndexOf(words, StringComparison.Ordinal).ShouldBeInRange(0, 200);
        text.Body.ShouldEndWith(AcknowledgementText.Write(facts).Body);
        var tongue = language.Split('-')[0];
        text.Html.ShouldContain(tongue == "ar" ? "<p lang=\"ar\" dir=\"rtl\">" : $"<p lang=\"{tongue}\">");
    }

    [Fact]
    public void The_appeal_that_comes_first_is_told_before_the_court()
    {
        foreach (var kind in new[] { AcknowledgementKind.Rejection, AcknowledgementKind.Appeal })
        {
            var text = AcknowledgementText.Write(Facts(kind, electronic: true, incomplete: false)).Text;

            text.IndexOf("un recours est obligatoire", StringComparison.Ordinal)
                .ShouldBeLessThan(text.IndexOf("tribunal administratif de Rennes", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_digest_follows_what_the_law_makes_of_it_and_not_the_word_of_the_agent()
    {
        var facts = Facts(AcknowledgementKind.Rejection, electronic: true, incomplete: true);
        var text = AcknowledgementText.Write(facts);

        AcknowledgementText
            .Write(facts with { Word = "Bonjour.", Salutation = "Monsieur" })
            .Announced.ShouldBe(text.Announced);
        AcknowledgementText
            .Write(facts with { Missing = [new MissingItem("Photo", true)] })
            .Announced.ShouldNotBe(text.Announced);
        AcknowledgementText.Write(facts with { Missing = [new MissingItem("Photo", true)] }).Rules.ShouldBe(text.Rules);
        var other = facts with { Routes = facts.Routes with { CourtPhone = "02 00 00 00 00" } };
        AcknowledgementText.Write(other).Announced.ShouldNotBe(text.Announced);
        AcknowledgementText.Write(other).Rules.ShouldNotBe(text.Rules);
    }

    [Fact]
    public void Of_a_confidential_request_neither_subject_nor_department_is_told()
    {
        var facts = Facts(AcknowledgementKind.Rejection, electronic: true, incomplete: false);
        var neutral = facts.Mentions with { DepartmentName = "", Email = "", AgentName = "", AgentFunction = "" };

        var text = AcknowledgementText.Write(facts with { Confidential = true, Mentions = neutral });

        text.Subject.ShouldBe("Votre demande 27-00001-A");
        text.Lacking.ShouldBeEmpty();
        text.Text.ShouldNotContain("Voirie");
    }

    static string Plain(string html) =>
        System.Net.WebUtility.HtmlDecode(html.Replace("<br>\n", "\n", StringComparison.Ordinal));
}
