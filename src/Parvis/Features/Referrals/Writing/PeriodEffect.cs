using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Ui;

namespace Parvis.Features.Referrals.Writing;

/// <summary>What sending a request on does to the period at whose end silence decides (CRPA L114-3, R311-13).</summary>
static class PeriodEffect
{
    /// <summary>The text that says so; null where silence decides nothing.</summary>
    public static string? ArticleOf(Deadline? deadline) =>
        deadline is { Regime.Family: { Silence.Rule: not SilenceRule.None, Referral.Article: { } article } }
            ? article.Replace("CRPA ", "", StringComparison.Ordinal)
            : null;

    public static string? ForResident(ReferralFacts facts)
    {
        if (facts.Deadline is not { } deadline || ArticleOf(deadline) is null)
            return null;
        var (family, period) = (deadline.Regime.Family, deadline.Regime.Limit.InFrench);
        return (family.Referral.Rule, family.Silence.Rule) switch
        {
            (ReferralEffect.None, _) => Running(facts, deadline),
            (_, SilenceRule.MeansAcceptance) =>
                $"Le délai de {period} au terme duquel le silence vaut acceptation ne court qu'à partir du jour où cet organisme aura reçu votre demande.",
            _ =>
                $"Le délai de {period} au terme duquel le silence vaut refus court à partir du jour où cet organisme aura reçu votre demande.",
        };
    }

    static string Running(ReferralFacts facts, Deadline deadline)
    {
        var first = facts.FirstReceivedOn ?? facts.ReceivedOn;
        var since =
            $"La transmission ne change pas le délai : il court depuis le {first.InFull()}, jour où votre demande a été reçue pour la première fois par une administration.";
        return deadline.Due switch
        {
            { } due when due <= facts.Today =>
                $"{since} Faute de réponse, elle est considérée comme rejetée depuis le {due.InFull()}.",
            { } due => $"{since} Sans réponse le {due.InFull()}, elle sera considérée comme rejetée.",
            null => since,
        };
    }

    /// <summary>The same, said to the partner.</summary>
    public static string? ForPartner(ReferralFacts facts)
    {
        if (facts.Deadline is not { } deadline || ArticleOf(deadline) is not { } article)
            return null;
        var period = deadline.Regime.Limit.InFrench;
        var means = deadline.Regime.Family.Silence.Rule == SilenceRule.MeansAcceptance ? "acceptation" : "rejet";
        return deadline.Regime.Family.Referral.Rule == ReferralEffect.None
            ? $"Sous réserve des textes propres à votre procédure, le silence vaut {means} au bout de {period} comptés de la première réception, le {(facts.FirstReceivedOn ?? facts.ReceivedOn).InFull()} (CRPA {article})."
            : $"Sous réserve des textes propres à votre procédure, le silence vaut {means} au bout de {period} comptés du jour où vous recevez cette demande (CRPA {article}).";
    }
}
