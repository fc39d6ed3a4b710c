using Parvis.Deadlines.Regimes;
using Parvis.Features.Topics;

namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>What an acknowledgement must tell depends on what silence will mean, and of what.</summary>
public enum AcknowledgementKind
{
    /// <summary>Silence accepts (CRPA L231-1).</summary>
    Acceptance,

    /// <summary>Silence rejects (CRPA L231-4).</summary>
    Rejection,

    /// <summary>An appeal to the town against a decision of its own (CRPA L411-2): silence rejects it.</summary>
    Appeal,

    /// <summary>Administrative documents (CRPA R311-12).</summary>
    Documents,

    /// <summary>Personal data (GDPR art. 12): no decision is born of silence.</summary>
    PersonalData,

    /// <summary>No text sets a period: an information, a report.</summary>
    Plain,
}

public static class AcknowledgementKinds
{
    /// <param name="regime">The rule of its clock; null where none runs.</param>
    /// <param name="topic">Null when nobody said what it is about.</param>
    public static AcknowledgementKind Of(Regime? regime, TopicEntry? topic)
    {
        // Nobody is told that their report will be « rejected ».
        if (regime is null || topic is { IsMaybeNoRequest: true })
            return AcknowledgementKind.Plain;
        return (regime.Family, topic?.Kind) switch
        {
            var (family, _) when family == RegimeFamilies.Acceptance => AcknowledgementKind.Acceptance,
            var (family, _) when family == RegimeFamilies.Documents => AcknowledgementKind.Documents,
            var (family, _) when family == RegimeFamilies.PersonalData => AcknowledgementKind.PersonalData,
            (_, TopicKind.Appeal) => AcknowledgementKind.Appeal,
            _ => AcknowledgementKind.Rejection,
        };
    }

    /// <summary>What makes one acknowledgement another one, the town's own day of reception apart.</summary>
    /// <param name="regime">The rule of its clock; null where none runs.</param>
    /// <param name="topic">Null when nobody said what it is about.</param>
    /// <param name="firstReceivedOn">The day another authority received it first, when one did.</param>
    public static string RuleOf(Regime? regime, TopicEntry? topic, DateOnly? firstReceivedOn) =>
        string.Join(
            ' ',
            new[]
            {
                Of(regime, topic).ToString(),
                regime?.Code ?? "",
                topic is { Appeal.Planning: true } ? "planning" : "",
                topic is { Appeal.Prior.Length: > 0 } ? "prior" : "",
                firstReceivedOn is { } first ? $"{first:yyyy-MM-dd}" : "",
            }.Where(part => part.Length > 0)
        );

    /// <summary>A period to contest the silence of the town opens once it is acknowledged (CRPA L112-6, L112-12).</summary>
    public static bool OpensAppeals(this AcknowledgementKind kind) =>
        kind is AcknowledgementKind.Rejection or AcknowledgementKind.Appeal or AcknowledgementKind.Documents;
}

/// <param name="Kind">What silence means.</param>
/// <param name="Electronic">The request came by electronic means: CRPA R112-11-1 applies, else R112-5.</param>
/// <param name="Incomplete">Items are missing (CRPA L114-5, R112-11-4).</param>
public readonly record struct AcknowledgementVariant(AcknowledgementKind Kind, bool Electronic, bool Incomplete);
