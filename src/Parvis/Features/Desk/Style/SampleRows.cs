using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Desk.Style;

/// <summary>One row for each thing a row can say.</summary>
static class SampleRows
{
    public static IReadOnlyList<RequestRow> All(DateOnly today, DateTime now) =>
        [
            Row(today, now) with
            {
                Reference = "26-00398-C",
                Subject = "Éclairage de la place du Marché éteint un soir sur deux",
                RequesterName = "Mme Ndiaye",
                DueOn = today.AddDays(-3),
                HandlerName = null,
                ChaserCount = 2,
            },
            Row(today, now) with
            {
                DueOn = today.AddDays(1),
            },
            Row(today, now) with
            {
                Reference = "26-00427-T",
                Subject =
                    "Demande de renseignements sur l'inscription d'un enfant à l'école maternelle en cours d'année, "
                    + "avec restauration, garderie du matin et du soir, et transport depuis le hameau de la Petite-Vallée",
                RequesterName = "Mme Marie-Hélène de La Rochefoucauld-Montbazon",
                DueOn = today.AddDays(12),
                Channel = Channel.FrontDesk,
                Status = RequestStatus.WaitingForRequester,
                HandlerName = "Jean-Christophe Vandenbroucke",
            },
            Row(today, now) with
            {
                Reference = "26-00431-X",
                Subject = "Aide d'urgence",
                RequesterName = "M. Benali",
                DueOn = today.AddDays(4),
                Channel = Channel.Phone,
                Status = RequestStatus.Registered,
                HandlerName = null,
                DepartmentName = "Action sociale",
                Confidential = true,
                AwaitsAcceptance = true,
            },
            Row(today, now) with
            {
                Reference = "26-00377-A",
                Subject = "Copie d'un acte de naissance",
                RequesterName = "M. Oliveira",
                Channel = Channel.Post,
                Status = RequestStatus.Answered,
                DueOn = today.AddDays(-9),
            },
        ];

    static RequestRow Row(DateOnly today, DateTime now) =>
        new()
        {
            Id = 0,
            Reference = "26-00412-K",
            Subject = "Nid-de-poule rue des Lilas",
            RequesterName = "M. Le Goff",
            Status = RequestStatus.InProgress,
            Channel = Channel.Email,
            ReceivedAt = now.AddDays(-8),
            SortDue = today,
            HandlerName = "Anne Morel",
            DepartmentName = "Voirie",
        };
}
