using Parvis.Features.Administration.MailHealth;
using Parvis.Mail.Names;

namespace Parvis.UnitTests.Administration;

public sealed class SenderAdviceTests
{
    static readonly SenderRecords All = new(
        "v=spf1 mx -all",
        "v=DKIM1; p=AAAA",
        "v=DMARC1; p=reject",
        "reject",
        SpfRecords: 1
    );

    static IReadOnlyList<SenderAdvice> Of(SenderRecords found, string selector = "s1") =>
        SenderAdvice.Of(found, "saint-aubin.example", selector, "smtp.relais.example");

    [Fact]
    public void A_domain_that_says_everything_asks_for_nothing() => Of(All).ShouldAllBe(a => a.Good);

    [Fact]
    public void A_domain_that_says_nothing_is_told_whom_to_ask_for_what()
    {
        var advice = Of(new SenderRecords(null, null, null, null, 0));

        advice.ShouldAllBe(a => !a.Good && a.Record == "");
        advice[0].Sentence.ShouldContain("le nom de domaine saint-aubin.example");
        advice[0].Sentence.ShouldContain("smtp.relais.example");
        advice[1].Sentence.ShouldContain("« s1 »");
    }

    [Theory]
    [InlineData("v=spf1 mx +all")]
    [InlineData("v=spf1 mx ALL")]
    [InlineData("v=spf1 mx ?all")]
    public void A_record_that_lets_everybody_send_is_no_protection(string spf) =>
        Of(All with { Spf = spf })[0].Good.ShouldBeFalse();

    [Fact]
    public void Two_records_are_worse_than_one()
    {
        var spf = Of(All with { SpfRecords = 2 })[0];

        spf.Good.ShouldBeFalse();
        spf.Sentence.ShouldContain("Il y en a 2");
    }

    [Fact]
    public void Without_a_selector_the_key_cannot_be_looked_for()
    {
        var dkim = Of(All with { Dkim = null }, selector: "")[1];

        dkim.Good.ShouldBeFalse();
        dkim.Sentence.ShouldContain("sous quel sélecteur");
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("quarantine", true)]
    [InlineData("reject", true)]
    [InlineData("nonsense", false)]
    [InlineData(null, false)]
    public void A_policy_is_good_from_the_moment_it_is_one(string? policy, bool good) =>
        Of(All with { DmarcPolicy = policy })[2].Good.ShouldBe(good);
}
