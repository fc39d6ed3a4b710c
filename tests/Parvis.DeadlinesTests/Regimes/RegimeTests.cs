using Parvis.Deadlines;
using Parvis.Deadlines.Regimes;

namespace Parvis.DeadlinesTests.Regimes;

public sealed class RegimeTests
{
    [Theory]
    [InlineData("SVA-2M", 2, TimeUnit.Month, "CRPA L231-1")]
    [InlineData("SVA-3M", 3, TimeUnit.Month, "CRPA L231-6")]
    [InlineData("SVR-2M", 2, TimeUnit.Month, "CRPA L231-4")]
    [InlineData("SVR-15J", 15, TimeUnit.CalendarDay, "CRPA L231-6")]
    [InlineData("CADA-1M", 1, TimeUnit.Month, "CRPA R311-13")]
    [InlineData("RGPD-1M", 1, TimeUnit.Month, "RGPD art. 12-3")]
    [InlineData("COURT-2M", 2, TimeUnit.Month, "CJA R421-1 et R421-2")]
    [InlineData("ARE-10JO", 10, TimeUnit.WorkingDay, "CRPA R112-11-2")]
    [InlineData("TARGET-0JO", 0, TimeUnit.WorkingDay, null)]
    public void A_code_is_read_and_written_back(string code, int number, TimeUnit unit, string? article)
    {
        var regime = Regime.Parse(code);

        regime.Limit.ShouldBe(new TimeLimit(number, unit));
        regime.Code.ShouldBe(code);
        regime.LimitArticle.ShouldBe(article);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SVR")]
    [InlineData("SVR-")]
    [InlineData("-2M")]
    [InlineData("svr-2M")]
    [InlineData("XYZ-2M")]
    [InlineData("SVR-M")]
    [InlineData("SVR-0M")]
    [InlineData("SVR-100M")]
    [InlineData("SVR-1000J")]
    [InlineData("SVR-2")]
    [InlineData("SVR-2m")]
    [InlineData("SVR-2MO")]
    [InlineData("SVR--2M")]
    [InlineData("SVR-2M ")]
    public void Anything_else_is_refused(string code)
    {
        Regime.TryParse(code, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => Regime.Parse(code)).Message.ShouldContain(code);
    }

    [Theory]
    [InlineData("1M", "un mois")]
    [InlineData("2M", "deux mois")]
    [InlineData("12M", "douze mois")]
    [InlineData("24M", "24 mois")]
    [InlineData("1J", "un jour")]
    [InlineData("15J", "quinze jours")]
    [InlineData("1JO", "un jour ouvré")]
    [InlineData("10JO", "dix jours ouvrés")]
    public void A_period_is_said_in_French(string code, string words)
    {
        TimeLimit.TryParse(code, out var limit).ShouldBeTrue();
        limit!.InFrench.ShouldBe(words);
    }

    [Fact]
    public void Every_family_is_found_by_its_code_and_names_itself()
    {
        foreach (var family in RegimeFamilies.All)
        {
            Regime.Parse($"{family.Code}-{family.Usual.Rule}").Family.ShouldBeSameAs(family);
            family.Name.ShouldNotBeEmpty();
            family.StartSentence.ShouldContain("{0}");
        }
    }

    [Fact]
    public void Every_rule_that_does_something_gives_its_article()
    {
        foreach (var family in RegimeFamilies.All.Where(f => f != RegimeFamilies.Target))
        {
            family.Usual.Article.ShouldNotBeNull(family.Code);
            family.Start.Article.ShouldNotBeNull(family.Code);
            (family.Silence.Rule is SilenceRule.None || family.Silence.Article is not null).ShouldBeTrue(family.Code);
            (family.Referral.Rule is ReferralEffect.None || family.Referral.Article is not null).ShouldBeTrue(
                family.Code
            );
            (
                family.Incompleteness.Rule is IncompletenessEffect.None || family.Incompleteness.Article is not null
            ).ShouldBeTrue(family.Code);
            (family.Rolling.Rule is Rolling.None || family.Rolling.Article is not null).ShouldBeTrue(family.Code);
            (!family.Clear.Rule || family.Clear.Article is not null).ShouldBeTrue(family.Code);
            (!family.IdentityRestarts.Rule || family.IdentityRestarts.Article is not null).ShouldBeTrue(family.Code);
            (family.ExtensionMonths.Rule == 0 || family.ExtensionMonths.Article is not null).ShouldBeTrue(family.Code);
        }
    }

    [Fact]
    public void A_period_out_of_reach_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new TimeLimit(0, TimeUnit.Month));
        Should.Throw<ArgumentOutOfRangeException>(() => new TimeLimit(100, TimeUnit.Month));
        Should.Throw<ArgumentOutOfRangeException>(() => new TimeLimit(-1, TimeUnit.WorkingDay));
        Should.Throw<ArgumentOutOfRangeException>(() => new TimeLimit(1000, TimeUnit.CalendarDay));
    }
}
