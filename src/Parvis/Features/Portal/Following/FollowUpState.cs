using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Portal.Following;

/// <summary>Where a request stands, told to who asked: never a word of the agents' own.</summary>
public static class FollowUpState
{
    public static IEnumerable<string> Of(CitizenRequest request, FollowUpFacts facts)
    {
        if (request.CircleId is not null)
        {
            yield return request.IsOpen
                ? "Votre demande est bien suivie. Pour en parler, appelez la mairie."
                : "Votre demande est close. Pour en parler, appelez la mairie.";
            yield break;
        }

        if (request.StatusBeforeReply is not null)
        {
            yield return "Une réponse est en route vers vous.";
            yield break;
        }

        yield return Where(request, facts);
        if (!request.IsOpen)
            yield break;
        if (request.PlannedOn is { } planned && planned >= facts.Today)
            yield return $"Une intervention est prévue le {planned.InFull()}.";
        if (request.Status.IsPaused() || request.DueOn is not { } due)
            yield break;
        yield return due >= facts.Today
            ? $"Nous pensons vous répondre au plus tard le {due.InFull()} : c'est le délai que la mairie s'est donné."
            : $"Nous devions vous répondre avant le {due.InFull()} et ce n'est pas encore fait. Nous vous en demandons pardon.";
    }

    static string Where(CitizenRequest request, FollowUpFacts facts)
    {
        var department = facts.Department.Length > 0 ? $"du service {facts.Department}" : "de la mairie";
        return request.Status switch
        {
            RequestStatus.Registered =>
                $"Votre demande est bien arrivée le {facts.ReceivedOn.InFull()}. Elle va être prise en charge{(facts.Department.Length > 0 ? $" par le service {facts.Department}" : "")}.",
            RequestStatus.Assigned or RequestStatus.InProgress => $"Votre demande est entre les mains {department}.",
            RequestStatus.WaitingForRequester =>
                "Nous attendons quelque chose de vous pour continuer : lisez ci-dessous ce que la mairie vous a écrit, ou appelez votre interlocuteur.",
            RequestStatus.Referred =>
                "Votre demande a été transmise à l'organisme compétent. Nous continuons de la suivre.",
            RequestStatus.Answered => $"Nous vous avons répondu le {Ended(facts)}.",
            RequestStatus.Closed => request.ClosedFor switch
            {
                ClosureReason.WorkDone => $"C'est fait : ce que vous avez demandé est réglé depuis le {Ended(facts)}.",
                ClosureReason.Withdrawn =>
                    $"Votre demande est close depuis le {Ended(facts)}, parce qu'elle a été retirée.",
                _ => $"Votre demande est close depuis le {Ended(facts)}.",
            },
            RequestStatus.Merged => "Votre demande est traitée avec une autre, sur le même sujet.",
        };
    }

    static string Ended(FollowUpFacts facts) => (facts.EndedOn ?? facts.Today).InFull();
}

public sealed record FollowUpFacts
{
    /// <summary>Empty where it must not be told.</summary>
    public required string Department { get; init; }

    public required DateOnly Today { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly? EndedOn { get; init; }
}
