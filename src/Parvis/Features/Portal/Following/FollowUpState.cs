using Parvis.Features.Requests;
using Parvis.Ui.Translation;

namespace Parvis.Features.Portal.Following;

/// <summary>Where a request stands, told to who asked: never a word of the agents' own.</summary>
public static class FollowUpState
{
    public static IEnumerable<string> Of(CitizenRequest request, FollowUpFacts facts, PortalWords words)
    {
        if (request.CircleId is not null)
        {
            yield return request.IsOpen
                ? words["Votre demande est bien suivie. Pour en parler, appelez la mairie."]
                : words["Votre demande est close. Pour en parler, appelez la mairie."];
            yield break;
        }

        if (request.StatusBeforeReply is not null)
        {
            yield return words["Une réponse est en route vers vous."];
            yield break;
        }

        yield return Where(request, facts, words);
        if (!request.IsOpen)
            yield break;
        if (request.PlannedOn is { } planned && planned >= facts.Today)
            yield return words["Une intervention est prévue le {0}.", words.InFull(planned)];
        if (request.Status.IsPaused() || request.DueOn is not { } due)
            yield break;
        yield return due >= facts.Today
            ? words[
                "Nous pensons vous répondre au plus tard le {0} : c'est le délai que la mairie s'est donné.",
                words.InFull(due)
            ]
            : words[
                "Nous devions vous répondre avant le {0} et ce n'est pas encore fait. Nous vous en demandons pardon.",
                words.InFull(due)
            ];
    }

    static string Where(CitizenRequest request, FollowUpFacts facts, PortalWords words)
    {
        var (department, ended) = (facts.Department, words.InFull(facts.EndedOn ?? facts.Today));
        return request.Status switch
        {
            RequestStatus.Registered => department.Length > 0
                ? words[
                    "Votre demande est bien arrivée le {0}. Elle va être prise en charge par le service {1}.",
                    words.InFull(facts.ReceivedOn),
                    department
                ]
                : words[
                    "Votre demande est bien arrivée le {0}. Elle va être prise en charge.",
                    words.InFull(facts.ReceivedOn)
                ],
            RequestStatus.Assigned or RequestStatus.InProgress => department.Length > 0
                ? words["Votre demande est entre les mains du service {0}.", department]
                : words["Votre demande est entre les mains de la mairie."],
            RequestStatus.WaitingForRequester => words[
                "Nous attendons quelque chose de vous pour continuer : lisez ci-dessous ce que la mairie vous a écrit, ou appelez votre interlocuteur."
            ],
            RequestStatus.Referred => words[
                "Votre demande a été transmise à l'organisme compétent. Nous continuons de la suivre."
            ],
            RequestStatus.Answered => words["Nous vous avons répondu le {0}.", ended],
            RequestStatus.Closed => request.ClosedFor switch
            {
                ClosureReason.WorkDone => words[
                    "C'est fait : ce que vous avez demandé est réglé depuis le {0}.",
                    ended
                ],
                ClosureReason.Withdrawn => words[
                    "Votre demande est close depuis le {0}, parce qu'elle a été retirée.",
                    ended
                ],
                _ => words["Votre demande est close depuis le {0}.", ended],
            },
            RequestStatus.Merged => words["Votre demande est traitée avec une autre, sur le même sujet."],
        };
    }
}

public sealed record FollowUpFacts
{
    /// <summary>Empty where it must not be told.</summary>
    public required string Department { get; init; }

    public required DateOnly Today { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly? EndedOn { get; init; }
}
