using Parvis.Features.Acknowledgements;
using Parvis.Features.Requesters;
using Parvis.Features.Requests.Writing;

namespace Parvis.UnitTests.Replies;

/// <summary>Which way the registration receipt takes.</summary>
public sealed class ReceiptRouteTests
{
    [Theory]
    // came by, prefers, refuses mail, has mail, has address: goes by
    [InlineData(Channel.Email, null, false, true, true, Channel.Email, true)]
    [InlineData(Channel.Web, null, false, true, true, Channel.Email, true)]
    [InlineData(Channel.Email, null, true, true, true, Channel.Post, true)]
    [InlineData(Channel.Email, null, false, false, true, Channel.Post, true)]
    [InlineData(Channel.Email, null, true, true, false, Channel.FrontDesk, false)]
    [InlineData(Channel.Email, Channel.Post, false, true, true, Channel.Post, true)]
    [InlineData(Channel.Post, null, false, true, true, Channel.Post, true)]
    [InlineData(Channel.Post, Channel.Email, false, true, true, Channel.Email, true)]
    [InlineData(Channel.Post, null, false, true, false, Channel.FrontDesk, false)]
    [InlineData(Channel.Phone, null, false, true, true, Channel.Phone, false)]
    [InlineData(Channel.Phone, Channel.Email, false, true, true, Channel.Email, true)]
    [InlineData(Channel.Phone, Channel.Post, false, true, true, Channel.Post, true)]
    [InlineData(Channel.FrontDesk, null, false, true, true, Channel.FrontDesk, false)]
    [InlineData(Channel.FrontDesk, Channel.Email, true, true, true, Channel.FrontDesk, false)]
    [InlineData(Channel.ElectedOfficial, null, false, true, true, Channel.Email, true)]
    [InlineData(Channel.ElectedOfficial, null, false, false, true, Channel.Post, true)]
    public void The_receipt_takes_the_way_that_fits(
        Channel cameBy,
        Channel? prefers,
        bool refuses,
        bool hasEmail,
        bool hasAddress,
        Channel expected,
        bool leaves
    )
    {
        var person = new Addressee
        {
            Name = "Yann Le Goff",
            Civility = "Monsieur",
            RefusesEmail = refuses,
            PreferredChannel = prefers,
            Emails = hasEmail ? ["yann@exemple.fr"] : [],
            Addresses = hasAddress ? ["4 rue des Lilas, 35140 Saint-Aubin"] : [],
            Phones = [],
        };

        var route = ReceiptRoute.Choose(cameBy, [person]);

        route.Channel.ShouldBe(expected);
        (route.To is not null).ShouldBe(leaves);
    }

    [Fact]
    public void Nobody_known_gets_nothing_but_paper() => ReceiptRoute.Choose(Channel.Email, []).To.ShouldBeNull();

    [Theory]
    [InlineData("Marie@Exemple.fr", "marie@exemple.fr")]
    [InlineData("ailleurs@exemple.fr", "famille@exemple.fr")]
    [InlineData("pleine@exemple.fr", "famille@exemple.fr")]
    [InlineData(null, "famille@exemple.fr")]
    public void It_goes_back_where_the_message_came_from_when_that_is_theirs(string? wroteFrom, string to)
    {
        var person = new Addressee
        {
            Name = "Marie Le Goff",
            Civility = "Madame",
            RefusesEmail = false,
            PreferredChannel = null,
            Emails = ["famille@exemple.fr", "marie@exemple.fr", "pleine@exemple.fr"],
            BadEmails = ["pleine@exemple.fr"],
            Addresses = [],
            Phones = [],
        };

        ReceiptRoute.Choose(Channel.Email, [person], wroteFrom).Recipient.ShouldBe(to);
    }

    [Theory]
    // prefers, refuses mail, has mail: by text
    [InlineData(null, false, false, true)]
    [InlineData(Channel.TextMessage, false, false, true)]
    [InlineData(null, true, true, true)]
    [InlineData(Channel.Post, false, false, false)]
    [InlineData(null, false, true, false)]
    public void A_text_message_is_for_who_has_no_mail(Channel? prefers, bool refuses, bool hasEmail, bool byText)
    {
        var person = new Addressee
        {
            Name = "Yann Le Goff",
            Civility = "Monsieur",
            RefusesEmail = refuses,
            PreferredChannel = prefers,
            Emails = hasEmail ? ["yann@exemple.fr"] : [],
            Addresses = ["4 rue des Lilas, 35140 Saint-Aubin"],
            Phones = ["06 12 34 56 78"],
            TextNumbers = ["+33612345678"],
        };

        var route = ReceiptRoute.Choose(Channel.Phone, [person], byText: true);

        (route.Channel == Channel.TextMessage).ShouldBe(byText);
        if (byText)
            route.Recipient.ShouldBe("+33612345678");
        ReceiptRoute.Choose(Channel.Phone, [person]).Channel.ShouldNotBe(Channel.TextMessage);
    }

    [Fact]
    public void An_envelope_has_one_line_for_each_part()
    {
        var person = new Addressee
        {
            Name = "Yann Le Goff",
            Civility = "Monsieur",
            RefusesEmail = false,
            PreferredChannel = null,
            Emails = [],
            Addresses = ["4 rue des Lilas, 35140 Saint-Aubin"],
            Phones = [],
        };

        person.Envelope.ShouldBe("Monsieur Yann Le Goff\n4 rue des Lilas\n35140 Saint-Aubin");
    }

    [Fact]
    public void A_reference_is_said_so_that_nobody_mishears_it() =>
        SpokenReference.Of("26-00412-K").ShouldBe("26, 0 0 4 1 2, K comme Kléber");
}
