namespace Parvis.Features.Referrals.Writing;

/// <summary>Something that a text says a resident must be told when their request is sent on.</summary>
public enum ReferralMention
{
    CompetentAuthority,
    AuthorityAddress,
    ForwardedOn,

    /// <summary>It acknowledges the request, the town does not.</summary>
    AcknowledgedThere,

    /// <summary>From which reception the period runs.</summary>
    PeriodEffect,
    Service,

    /// <summary>Who handles it, or that its safety forbids to say so.</summary>
    Agent,
}

/// <param name="What">What must be told.</param>
/// <param name="Article">The text that says so, of the CRPA.</param>
public sealed record RequiredReferralMention(ReferralMention What, string Article);

/// <summary>A paragraph, and the mentions it bears.</summary>
public sealed record ReferralPassage(string Text, params ReferralMention[] Mentions);

/// <summary>What the notice of forwarding must bear, and the article of each.</summary>
public static class ReferralMentions
{
    /// <param name="periodArticle">What the effect on the period is grounded on; null where silence decides nothing.</param>
    public static IReadOnlyList<RequiredReferralMention> Of(string? periodArticle) =>
        [
            new(ReferralMention.CompetentAuthority, "L114-2"),
            new(ReferralMention.AuthorityAddress, "L114-2"),
            new(ReferralMention.ForwardedOn, "L114-2"),
            new(ReferralMention.AcknowledgedThere, "L114-4"),
            .. periodArticle is null
                ? Array.Empty<RequiredReferralMention>()
                : [new(ReferralMention.PeriodEffect, periodArticle)],
            new(ReferralMention.Service, "L111-2"),
            new(ReferralMention.Agent, "L111-2"),
        ];

    /// <summary>As the screen names what is missing.</summary>
    public static string InFrench(this ReferralMention mention) =>
        mention switch
        {
            ReferralMention.CompetentAuthority => "l'organisme compétent",
            ReferralMention.AuthorityAddress => "l'adresse de l'organisme compétent",
            ReferralMention.ForwardedOn => "le jour de la transmission",
            ReferralMention.AcknowledgedThere => "qui accusera réception",
            ReferralMention.PeriodEffect => "l'effet sur le délai",
            ReferralMention.Service => "le service qui suit la demande",
            ReferralMention.Agent => "le nom de l'agent qui suit la demande",
        };
}
