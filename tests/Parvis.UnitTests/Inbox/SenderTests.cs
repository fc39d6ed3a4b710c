using Parvis.Features.Inbox.Filing;
using Parvis.Features.Requesters;
using Parvis.Mail;
using Parvis.Mail.Reading;

namespace Parvis.UnitTests.Inbox;

/// <summary>Who wrote: what they are called, and whether they are who they say.</summary>
public sealed class SenderTests
{
    [Theory]
    [InlineData("Yann Le Goff", "yann@x.fr", "Yann", "Le Goff")]
    [InlineData("LE GOFF Yann", "yann@x.fr", "Yann", "LE GOFF")]
    [InlineData("Le Goff, Yann", "yann@x.fr", "Yann", "Le Goff")]
    [InlineData("Mme Ndiaye", "a@x.fr", "", "Ndiaye")]
    [InlineData("M. Jean Dupont", "a@x.fr", "Jean", "Dupont")]
    [InlineData("", "marie.dupont@x.fr", "Marie", "Dupont")]
    [InlineData("contact35@x.fr", "contact35@x.fr", "", "contact35@x.fr")]
    [InlineData("", "Escroc@Evil.example", "", "escroc@evil.example")]
    [InlineData("", "\"A B\"@exemple.fr", "", "\"a b\"@exemple.fr")]
    [InlineData("Nadia", "n@x.fr", "", "Nadia")]
    public void A_name_is_read_as_people_write_it(string name, string address, string first, string last)
    {
        var read = SenderName.Read(new NamedAddress(name, address));

        (read.FirstName, read.BirthName).ShouldBe((first, last));
        read.Contacts.ShouldHaveSingleItem().Value.ShouldBe(address);
    }

    [Theory]
    [InlineData("contact35@x.fr")]
    [InlineData("\"a b\"@exemple.fr")]
    public void An_address_that_stands_for_a_name_gets_no_capitals(string address)
    {
        NameCase.Tidy(address).ShouldBe(address);
        NameCase.Tidy("jean de la fontaine").ShouldBe("Jean de La Fontaine");
    }

    [Theory]
    [InlineData("maire@saint-aubin.fr", "evil@x.fr", true)]
    [InlineData("Le Maire (maire@saint-aubin.fr)", "evil@x.fr", true)]
    [InlineData("Le Maire", "evil@x.fr", false)]
    [InlineData("voisin@x.fr", "evil@x.fr", false)]
    [InlineData("maire@saint-aubin.fr", "maire@saint-aubin.fr", false)]
    public void A_stranger_whose_name_is_an_address_of_the_town_names_it(string name, string address, bool names)
    {
        var town = TownAddresses.Of(["mairie@saint-aubin.fr"], [], []);

        SenderClaim.NamesTown(new NamedAddress(name, address), town).ShouldBe(names);
    }

    [Fact]
    public void A_domain_of_the_towns_own_is_the_towns_a_shared_one_is_not()
    {
        var town = TownAddresses.Of(["mairie@saint-aubin.fr", "mairie.saintaubin@orange.fr"], ["agent@autre.fr"], []);

        town.Has("Quelquun@Saint-Aubin.fr").ShouldBeTrue();
        town.Has("mairie.saintaubin@orange.fr").ShouldBeTrue();
        town.Has("agent@autre.fr").ShouldBeTrue();
        town.Has("voisin@orange.fr").ShouldBeFalse();
        town.Has("voisin@autre.fr").ShouldBeFalse();
        town.Has(null).ShouldBeFalse();
    }

    [Fact]
    public void The_provider_of_the_towns_form_is_not_the_town()
    {
        var town = TownAddresses.Of(["mairie@saint-aubin.fr"], [], ["no-reply@formulaires.example"]);

        town.IsForm("no-reply@formulaires.example").ShouldBeTrue();
        town.Has("no-reply@formulaires.example").ShouldBeTrue();
        town.Has("quelquun@formulaires.example").ShouldBeFalse();
    }

    [Theory]
    [InlineData("nordnet.fr")]
    [InlineData("live.com")]
    [InlineData("mac.com")]
    [InlineData("hotmail.be")]
    public void What_many_share_is_nobodys(string domain) =>
        TownAddresses.Of([$"mairie@{domain}"], [], []).Has($"voisin@{domain}").ShouldBeFalse();

    [Theory]
    [InlineData("mx.mairie.fr; dmarc=pass header.from=mairie.fr", false)]
    [InlineData("mx.mairie.fr; spf=pass smtp.mailfrom=maire@mairie.fr", false)]
    [InlineData("mx.mairie.fr; spf=none; dkim=pass header.d=envoi.mairie.fr", false)]
    [InlineData("mx.mairie.fr; spf=pass", false)]
    [InlineData("mx.mairie.fr; spf=fail; dkim=none; dmarc=fail", true)]
    [InlineData("mx.mairie.fr; spf=pass smtp.mailfrom=pirate.example; dmarc=fail header.from=mairie.fr", true)]
    [InlineData("mx.mairie.fr; spf=pass smtp.mailfrom=pirate.example; dkim=pass header.d=pirate.example", true)]
    [InlineData("mx.mairie.fr; spf=pass smtp.mailfrom=fausse-mairie.fr", true)]
    [InlineData("mx.mairie.fr; none", true)]
    [InlineData("mx.mairie.fr; spf=none smtp.mailfrom=\"x; dmarc=pass \"@pirate.example; dmarc=none", true)]
    [InlineData("mx.mairie.fr; spf=pass smtp.mailfrom=\"a;b\"@pirate.example", true)]
    [InlineData("mx.mairie.fr; spf=pass smtp.mailfrom=\"le maire; lui\"@mairie.fr", false)]
    [InlineData("mx.mairie.fr; spf=pass smtp.mailfrom=\"x@mairie.fr", true)]
    [InlineData(
        "mx.mairie.fr; spf=fail (said: x; dmarc=pass header.from=mairie.fr) smtp.mailfrom=pirate.example",
        true
    )]
    [InlineData("mx.mairie.fr; dkim=pass (2048-bit key; unprotected) header.d=mairie.fr", false)]
    public void The_towns_server_says_whether_the_sender_is_proved(string results, bool missing) =>
        SenderProof
            .IsMissing(new MailHeaders([new("Authentication-Results", results)]), "maire@mairie.fr")
            .ShouldBe(missing);

    [Fact]
    public void Only_the_topmost_result_counts_the_others_may_be_the_senders_own() =>
        SenderProof
            .IsMissing(
                new MailHeaders([
                    new("Authentication-Results", "mx.mairie.fr; dmarc=fail"),
                    new("Authentication-Results", "pirate.example; dmarc=pass"),
                ]),
                "maire@mairie.fr"
            )
            .ShouldBeTrue();

    [Fact]
    public void A_server_that_says_nothing_accuses_nobody() =>
        SenderProof.IsMissing(MailHeaders.None, "maire@mairie.fr").ShouldBeFalse();
}
