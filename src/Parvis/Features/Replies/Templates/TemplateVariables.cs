using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Replies.Templates;

/// <param name="Name">As written between braces.</param>
/// <param name="Meaning">What the list of variables says.</param>
/// <param name="Value">Empty when the request has none.</param>
public sealed record TemplateVariable(string Name, string Meaning, Func<ReplyFacts, string> Value);

/// <summary>Everything a template can say about a request.</summary>
public static class TemplateVariables
{
    public static readonly IReadOnlyList<TemplateVariable> All =
    [
        new(
            "usager.appel",
            "« Madame », « Monsieur », ou les deux quand on ne sait pas",
            f => f.To?.Salutation ?? "Madame, Monsieur"
        ),
        new("usager.civilite", "« Madame » ou « Monsieur »", f => f.To?.Civility ?? ""),
        new("usager.nom", "prénom et nom de l'usager", f => f.To?.Name ?? ""),
        new("demande.reference", "référence de la demande", f => f.Request.Reference),
        new("demande.objet", "objet de la demande", f => f.Request.Subject),
        new("demande.lieu", "lieu dont il s'agit", f => f.Request.Place),
        new("demande.sujet", "sujet dans lequel elle est rangée", f => f.TopicName),
        new("demande.reception", "date de réception, en toutes lettres", f => f.ReceivedOn.InFull()),
        new("demande.echeance", "date promise pour la réponse", f => f.Request.DueOn?.InFull() ?? ""),
        new("demande.intervention", "date de l'intervention prévue", f => f.Request.PlannedOn?.InFull() ?? ""),
        new("service.nom", "service qui a la demande", f => f.Mentions.DepartmentName),
        new("service.adresse", "adresse du service", f => f.Mentions.Address),
        new("service.telephone", "téléphone du service", f => f.Mentions.Phone),
        new("service.courriel", "courriel du service", f => f.Mentions.Email),
        // Until an agent has the request, the department stands in.
        new(
            "agent.nom",
            "prénom et nom de l'agent qui suit la demande",
            f =>
                f.Mentions.AgentName.Length > 0 ? f.Mentions.AgentName
                : f.Mentions.DepartmentName.Length > 0 ? f.Mentions.DepartmentName
                : f.Town.Name
        ),
        new(
            "agent.fonction",
            "fonction de cet agent",
            f =>
                f.Mentions is { AgentName.Length: > 0, Anonymous: false }
                    ? f.Mentions.AgentFunction
                    : "service municipal"
        ),
        new("partenaire.nom", "organisme compétent", f => f.Partner?.Name ?? ""),
        new("partenaire.competence", "ce dont il s'occupe", f => f.Partner?.Competence ?? ""),
        new("partenaire.adresse", "son adresse", f => f.Partner?.Address ?? ""),
        new("partenaire.telephone", "son téléphone", f => f.Partner?.Phone ?? ""),
        new("partenaire.courriel", "son courriel", f => f.Partner?.Email ?? ""),
        new("partenaire.site", "son site", f => f.Partner?.Website ?? ""),
        new(
            "pieces.manquantes",
            "pièces que le sujet demande, une par ligne ; l'agent garde celles qui manquent",
            f => string.Join('\n', f.Documents.Select(d => $"- {d}"))
        ),
        new("refus.motifs", "raisons d'un refus : l'agent les écrit", _ => ""),
        new("recours.tribunal", "tribunal à saisir", f => f.Appeals.Confirmed ? f.Appeals.CourtName : ""),
        new("recours.adresse", "son adresse", f => f.Appeals.Confirmed ? f.Appeals.CourtAddress : ""),
        new("recours.site", "site où le saisir", f => f.Appeals.Confirmed ? f.Appeals.TelerecoursUrl : ""),
        new("commune.nom", "nom de la commune", f => f.Town.Name),
        new("commune.telephone", "téléphone de l'accueil", f => f.Town.Phone),
        new("commune.site", "site de la commune", f => f.Town.Website),
        new("date.jour", "date du jour, en toutes lettres", f => f.Today.InFull()),
    ];

    static readonly Dictionary<string, TemplateVariable> ByName = All.ToDictionary(
        v => v.Name,
        StringComparer.OrdinalIgnoreCase
    );

    public static TemplateVariable? Find(string name) => ByName.GetValueOrDefault(name);
}
