using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Acknowledgements.Duty;

/// <summary>On the page of a request: was it acknowledged as the law asks, and what follows when it was not.</summary>
public sealed class AcknowledgementPanel(AcknowledgementKeeper keeper, TopicCatalogue topics, TownClock town)
    : IRequestPagePanel
{
    public int Order => 1;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        if (await keeper.FindAsync(request.Id, cancellationToken) is not { } duty || IsPointless(request, duty))
            return null;
        var tree = await topics.GetAsync(cancellationToken);
        return new PagePanel(
            "/Features/Acknowledgements/Duty/_Acknowledgement.cshtml",
            new ShownAcknowledgement(
                request.Reference,
                request.IsOpen,
                request.Status == RequestStatus.Referred,
                request.Channel.IsElectronic(),
                AcknowledgementKinds.Of(tree.LimitOf(request.TopicId).Regime, tree.Find(request.TopicId)),
                duty,
                conversation.Select(i => i.Message).FirstOrDefault(m => m?.Id == duty.MessageId),
                await town.TodayAsync(cancellationToken)
            ),
            PanelPlace.Facts
        );
    }

    /// <summary>Who got the answer, or asked for nothing, needs no acknowledgement any more (CRPA L112-6).</summary>
    static bool IsPointless(CitizenRequest request, Acknowledgement duty) =>
        duty.IsOwed
        && !request.IsOpen
        && request.ClosedFor
            is not (
                ClosureReason.NoNews
                or ClosureReason.OutOfTownCompetence
                or ClosureReason.Unfounded
                or ClosureReason.Other
            );
}

/// <param name="Open">It still waits for an answer.</param>
/// <param name="Elsewhere">Another authority has it.</param>
/// <param name="Electronic">Ten working days are the law; on paper they are the town's aim.</param>
/// <param name="Kind">What silence means.</param>
/// <param name="Message">What gives it, when the page shows it.</param>
/// <param name="Today">A local day.</param>
public sealed record ShownAcknowledgement(
    string Reference,
    bool Open,
    bool Elsewhere,
    bool Electronic,
    AcknowledgementKind Kind,
    Acknowledgement Duty,
    Correspondence? Message,
    DateOnly Today
)
{
    /// <summary>Until when, or that it is too late.</summary>
    public string WhenToSend =>
        !Open ? "N'a pas été envoyé : la demande a été close sans réponse."
        : Duty.Outdated ? "À refaire : ce qu'il disait a changé depuis."
        : Duty.DueOn < Today ? $"Était à envoyer au plus tard le {Duty.DueOn.InFull()}."
        : $"À envoyer au plus tard le {Duty.DueOn.InFull()}.";

    public string Rule =>
        Electronic
            ? "Dix jours ouvrés après un envoi électronique (CRPA R112-11-2)."
            : "Dix jours ouvrés : l'objectif de la mairie, la loi ne fixe pas de jour pour une demande venue autrement que par courriel ou en ligne.";

    /// <summary>What not to have acknowledged it costs.</summary>
    public string? Otherwise =>
        Kind.OpensAppeals()
            ? "Tant qu'il n'est pas parti, le délai pour contester le silence de la mairie ne court pas (CRPA L112-6, L112-12)."
            : null;
}
