using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Page;

/// <summary>What this person can do with this request now, most frequent first; what is refused is not shown.</summary>
public static class RequestMenu
{
    /// <param name="viewer">Who looks.</param>
    /// <param name="request">At what.</param>
    /// <param name="takesTexts">Its person takes text messages.</param>
    /// <param name="isFollowed">Residents have a page for each request.</param>
    public static IReadOnlyList<RequestMenuItem> For(
        Viewer viewer,
        CitizenRequest request,
        bool takesTexts,
        bool isFollowed
    ) =>
        [
            .. All(request, takesTexts, isFollowed)
                .Where(i => i.Makes && RequestPolicy.Allows(viewer, request, i.Item.Action))
                .Select(i => i.Item),
        ];

    static IEnumerable<(bool Makes, RequestMenuItem Item)> All(CitizenRequest request, bool takesTexts, bool isFollowed)
    {
        var open = request.IsOpen;
        var waiting = request.Status == RequestStatus.WaitingForRequester;
        var merged = request.Status == RequestStatus.Merged;
        var elsewhere = request.Status == RequestStatus.Referred;
        yield return (
            open && request.HandlerId is not null
                || request.Status == RequestStatus.Answered
                || (open && !request.AwaitsAcceptance),
            new("reponse", "Répondre", "reply", RequestAction.Reply, "r", Main: true)
        );
        yield return (true, new("note", "Note interne", "sticky", RequestAction.Note, "i", Main: true));
        yield return (
            open && !elsewhere,
            new("transfert", "Transférer", "arrow-left-right", RequestAction.Transfer, "t", Main: true)
        );
        yield return (
            open && !waiting && !elsewhere && request.HandlerId is not null,
            new("attente", "Attendre l'usager", "hourglass-split", RequestAction.Wait, "a", Main: true)
        );
        yield return (waiting, new("reprise", "Reprendre", "play", RequestAction.Wait, "a", Main: true));
        yield return (
            !merged && request.Status != RequestStatus.Closed,
            new("cloture", "Clore", "check2-circle", RequestAction.Close, "c", Main: true)
        );
        yield return (
            !open && !merged,
            new("reouverture", "Rouvrir", "arrow-counterclockwise", RequestAction.Reopen, "o", Main: true)
        );
        yield return (
            open && request.AwaitsAcceptance,
            new("renvoi", "Renvoyer", "arrow-return-left", RequestAction.SendBack, "b", Main: true)
        );
        yield return (open, new("relance", "Noter une relance", "megaphone", RequestAction.Chase, "e"));
        yield return (
            open && takesTexts,
            new("texto", "Donner des nouvelles par texto", "chat-left-text", RequestAction.Chase, null)
        );
        yield return (
            !merged,
            new("message", "Noter un message de l'usager", "chat-left-text", RequestAction.Hear, "m")
        );
        yield return (
            open && request.DepartmentId is not null,
            new("affectation", "Confier à un agent", "person-check", RequestAction.Assign, "f")
        );
        yield return (open, new("avis", "Demander un avis", "chat-square-text", RequestAction.AskOpinion, null));
        yield return (open, new("intervention", "Prévoir une intervention", "calendar-event", RequestAction.Plan, "p"));
        yield return (
            open && !elsewhere,
            new("reorienter", "Réorienter vers un organisme", "signpost-split", RequestAction.Refer, null)
        );
        yield return (
            open && !elsewhere && request.DepartmentId is not null,
            new("retour-pilote", "Rendre au pilote", "arrow-return-left", RequestAction.ReturnToPilot, null)
        );
        yield return (open && !elsewhere, new("accuse", "Accuser réception", "receipt", RequestAction.Reply, null));
        yield return (
            open,
            new("reception", "Corriger le jour de réception", "calendar-check", RequestAction.Correct, null)
        );
        yield return (open, new("sujet", "Changer le sujet", "tag", RequestAction.Correct, null));
        yield return (!merged, new("correction", "Corriger l'objet ou le lieu", "pencil", RequestAction.Correct, null));
        yield return (!merged, new("demandeur", "Changer le demandeur", "person-gear", RequestAction.Correct, null));
        yield return (true, new("fichiers", "Ajouter un fichier", "paperclip", RequestAction.AddFile, null));
        yield return (
            isFollowed && request.ErasedAt is null,
            new("code-de-suivi", "Donner un nouveau code de suivi", "key", RequestAction.RenewFollowUp, null)
        );
        yield return (!merged, new("lien", "Lier une autre demande", "link-45deg", RequestAction.Link, null));
        yield return (open, new("division", "Détacher une partie", "scissors", RequestAction.Split, null));
        yield return (!merged, new("fusion", "Fusionner", "intersect", RequestAction.Merge, null));
    }
}

/// <param name="Noun">Last part of its address.</param>
/// <param name="Main">In the bar; the others are in the menu « Plus ».</param>
public sealed record RequestMenuItem(
    string Noun,
    string Label,
    string Icon,
    RequestAction Action,
    string? Shortcut,
    bool Main = false
);
