using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.UnitTests.Replies;

/// <summary>Conditions and blocks, as somebody who is no developer writes them.</summary>
public sealed class TemplateScriptTests
{
    const string Address =
        "Avant.\n{{si partenaire.adresse}}\nAdresse : {{partenaire.adresse}}.\n{{sinon}}\nPas d'adresse.\n{{fin}}\nAprès.";

    [Fact]
    public void A_passage_is_there_when_its_variable_has_a_value() =>
        TemplateText.Fill(Address, Facts(address: "4 rue Basse")).ShouldBe("Avant.\nAdresse : 4 rue Basse.\nAprès.");

    [Fact]
    public void The_other_passage_is_there_when_it_has_none() =>
        TemplateText.Fill(Address, Facts(address: "")).ShouldBe("Avant.\nPas d'adresse.\nAprès.");

    [Fact]
    public void A_condition_may_stand_within_a_line() =>
        TemplateText
            .Fill(
                "Écrivez à {{partenaire.nom}}{{si partenaire.adresse}}, {{partenaire.adresse}}{{fin}}.",
                Facts(address: "")
            )
            .ShouldBe("Écrivez à Rennes Métropole.");

    [Fact]
    public void Conditions_may_stand_in_one_another() =>
        TemplateText
            .Fill(
                "{{si partenaire.nom}}\n{{si partenaire.adresse}}\nA\n{{sinon}}\nB\n{{fin}}\n{{sinon}}\nC\n{{fin}}\n",
                Facts(address: "")
            )
            .ShouldBe("B\n");

    [Fact]
    public void A_block_gives_its_words_filled()
    {
        var filled = TemplateText.Fill("{{bloc mauvaise-porte}}\n\n{{bloc fermeture}}", Facts(address: "4 rue Basse"));

        filled.ShouldContain("L'organisme compétent est Rennes Métropole.");
        filled.ShouldContain("- adresse : 4 rue Basse");
        filled.ShouldNotContain("site :");
        filled.ShouldNotContain("{{");
        filled.ShouldNotContain("\n\n\n");
        filled.ShouldEndWith("Cordialement,");
    }

    [Fact]
    public void Reasons_of_a_refusal_stay_for_the_agent() =>
        TemplateText.FirstUnfilled(TemplateText.Fill("{{bloc refus}}", Facts(""))).ShouldBe("{{refus.motifs}}");

    [Fact]
    public void What_is_still_being_typed_is_shown_as_it_is() =>
        TemplateText
            .Fill("{{si partenaire.adresse}}\n{{partenaire.nom}}", Facts(""))
            .ShouldBe("{{si partenaire.adresse}}\nRennes Métropole");

    [Theory]
    [InlineData("a\n{{si partenaire.adresse}}\nb", "Ligne 2 : {{si partenaire.adresse}} n'est pas fermé")]
    [InlineData("a\nb\n{{fin}}", "Ligne 3 : {{fin}} ne ferme aucun")]
    [InlineData("{{sinon}}", "Ligne 1 : {{sinon}} n'est pas dans un")]
    [InlineData("{{si usager.nom}}\n{{sinon}}\n{{sinon}}\n{{fin}}", "Ligne 3 : il y a déjà un {{sinon}}")]
    [InlineData("\n{{si usager.prenom}}x{{fin}}", "Ligne 2 : « usager.prenom »")]
    [InlineData("\n\n{{bloc merci}}", "Ligne 3 : le bloc « merci » n'existe pas")]
    [InlineData("x\n{{usager.prenoms}}", "Ligne 2 : la variable {{usager.prenoms}} n'existe pas")]
    [InlineData("x\ny {{ z", "Ligne 2 : les accolades {{")]
    public void What_is_wrong_is_said_with_its_line(string text, string expected) =>
        Should.Throw<RefusedException>(() => TemplateCheck.Refuse(text, "Body")).Message.ShouldStartWith(expected);

    [Fact]
    public void A_block_calls_no_block() =>
        Should
            .Throw<RefusedException>(() => (new ReplyBlocks { Opening = "{{bloc fermeture}}" }).RefuseFaults())
            .Field.ShouldBe("Opening");

    [Fact]
    public void The_blocks_that_come_with_the_program_are_right() => new ReplyBlocks().RefuseFaults();

    [Theory]
    [InlineData("{{partenaire.nom}}", true)]
    [InlineData("{{bloc mauvaise-porte}}", true)]
    [InlineData("{{si partenaire.nom}}Voyez {{partenaire.nom}}.{{fin}}", false)]
    [InlineData("{{si usager.nom}}{{partenaire.nom}}{{fin}}", true)]
    public void A_passage_about_a_partner_needs_none_when_it_asks_first(string text, bool needs) =>
        TemplateCheck.NeedsPartner(text).ShouldBe(needs);

    static ReplyFacts Facts(string address)
    {
        var partner = new PartnerAuthority();
        partner.Edit(new PartnerAuthorityOptions { Name = "Rennes Métropole", Address = address });
        return new ReplyFacts
        {
            Request = CitizenRequest.Register(
                new RegistrationOptions { Subject = "Lampadaire éteint", Channel = Channel.Email },
                new RequestReference(2026, 412),
                ProcessContext.System(new DateTime(2026, 11, 16, 9, 0, 0, DateTimeKind.Utc))
            ),
            Addressees = [],
            Mentions = new Mentions
            {
                Reference = "26-00412-K",
                TownName = "Saint-Aubin",
                DepartmentName = "Voirie",
                Address = "1 place de la Mairie",
                Phone = "02 99 00 00 10",
            },
            Town = new TownSettings(),
            Today = new DateOnly(2026, 11, 16),
            ReceivedOn = new DateOnly(2026, 11, 16),
            TopicName = "Éclairage public",
            Partner = partner,
        };
    }
}
