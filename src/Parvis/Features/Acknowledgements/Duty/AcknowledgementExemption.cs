using Parvis.Features.Requesters;

namespace Parvis.Features.Acknowledgements.Duty;

/// <summary>Why a request gets no acknowledgement: the only cases the law knows.</summary>
public enum AcknowledgementExemption
{
    /// <summary>By its number, its repetition or its system (CRPA L112-3, L112-11).</summary>
    Abusive,

    /// <summary>A document or a service that is given to whoever meets the conditions (CRPA R112-4, 2°).</summary>
    ImmediateDelivery,

    /// <summary>A favourable decision within fifteen days (CRPA R112-4, 1°).</summary>
    FavourableWithinFifteenDays,

    /// <summary>The request of an agent of the town (CRPA L112-2).</summary>
    AgentOfTheTown,

    /// <summary>It was sent on: the competent authority acknowledges it (CRPA L114-4). Never chosen by hand.</summary>
    CompetentAuthority,
}

public static class AcknowledgementExemptions
{
    /// <summary>The exemptions of article R112-4 are for paper and the counter: an electronic sending always gets its receipt.</summary>
    public static IReadOnlyList<AcknowledgementExemption> For(Channel cameBy) =>
        cameBy.IsElectronic()
            ? [AcknowledgementExemption.Abusive, AcknowledgementExemption.AgentOfTheTown]
            :
            [
                AcknowledgementExemption.Abusive,
                AcknowledgementExemption.ImmediateDelivery,
                AcknowledgementExemption.FavourableWithinFifteenDays,
                AcknowledgementExemption.AgentOfTheTown,
            ];

    public static string InFrench(this AcknowledgementExemption exemption) =>
        exemption switch
        {
            AcknowledgementExemption.Abusive => "Demande abusive par son nombre ou sa répétition (CRPA L112-3)",
            AcknowledgementExemption.ImmediateDelivery => "Document ou service remis sur-le-champ (CRPA R112-4, 2°)",
            AcknowledgementExemption.FavourableWithinFifteenDays =>
                "Décision favorable dans les quinze jours (CRPA R112-4, 1°)",
            AcknowledgementExemption.AgentOfTheTown => "Demande d'un agent de la commune (CRPA L112-2)",
            AcknowledgementExemption.CompetentAuthority =>
                "L'organisme compétent accuse réception lui-même (CRPA L114-4)",
        };

    /// <summary>Who asks for something else is in another case.</summary>
    public static bool DependsOnTheTopic(this AcknowledgementExemption exemption) =>
        exemption is AcknowledgementExemption.ImmediateDelivery or AcknowledgementExemption.FavourableWithinFifteenDays;

    /// <summary>It entered by electronic means: e-mail, the site, a social network (CRPA L112-8, R112-9-2).</summary>
    public static bool IsElectronic(this Channel channel) =>
        channel is Channel.Email or Channel.Web or Channel.SocialNetwork;
}
