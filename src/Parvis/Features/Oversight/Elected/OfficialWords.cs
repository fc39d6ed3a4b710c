using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Oversight.Elected;

/// <summary>What can be repeated to the person as it is written.</summary>
public static class OfficialWords
{
    public static string State(RequestStatus status) =>
        status switch
        {
            RequestStatus.Registered => "Enregistrée, bientôt prise en charge",
            RequestStatus.Assigned => "Confiée à un agent",
            RequestStatus.InProgress => "En cours",
            RequestStatus.WaitingForRequester => "La mairie attend une réponse de la personne",
            RequestStatus.Referred => "Transmise à l'organisme compétent",
            RequestStatus.Answered => "La mairie a répondu",
            RequestStatus.Closed => "Terminée",
            RequestStatus.Merged => "Suivie avec une autre demande",
        };

    public static string NextDate(OfficialRow row, DateOnly today) =>
        row switch
        {
            _ when !row.Status.IsOpen() => "",
            { PlannedOn: { } planned } when planned >= today => $"Intervention prévue le {planned.InFull()}",
            { DueOn: { } due } when due >= today => $"Réponse attendue avant le {due.InFull()}",
            { DueOn: { } due } => $"La réponse était attendue avant le {due.InFull()} : le service est en retard",
            _ => "Pas encore de date",
        };

    /// <summary>For the log: which requests the official was shown.</summary>
    public static string Shown(LookRow row) =>
        row.Outcome switch
        {
            LookOutcome.Nothing => "aucune",
            LookOutcome.TooMany => "aucune : trop de personnes de ce nom",
            LookOutcome.Shown => string.Join(", ", row.References),
        };
}
