using Parvis.Features.Oversight;
using Parvis.Features.Oversight.Board;

namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> Oversight() =>
        [
            new("/pilotage", "pilote", _ => "/pilotage"),
            new("/pilotage", "chef", _ => "/pilotage"),
            new("/pilotage", "directeur", _ => "/pilotage"),
            new("/pilotage/liste", "pilote", _ => OversightLinks.List(BoardMeasure.Late)),
            new("/pilotage/charge", "chef", _ => "/pilotage/charge"),
            new(
                "/pilotage/charge/{departmentId:guid}/{holder}",
                "chef",
                s => $"/pilotage/charge/{s.Town.Roads}/{s.Town.Agent(Handler)}"
            ),
            new("/pilotage/satisfaction", "pilote", _ => "/pilotage/satisfaction"),
            new("/pilotage/satisfaction/export", "pilote", _ => "/pilotage/satisfaction/export")
            {
                NotShown = "a file",
            },
            new("/pilotage/ameliorations", "pilote", _ => "/pilotage/ameliorations"),
            new("/pilotage/ameliorations/fiche/{id?}", "pilote", _ => "/pilotage/ameliorations/fiche"),
            new("/pilotage/ameliorations/fiche/{id?}", "pilote", s => $"/pilotage/ameliorations/fiche/{s.Improvement}")
            {
                Note = "changing it",
            },
            new("/pilotage/ameliorations/{id}", "pilote", s => $"/pilotage/ameliorations/{s.Improvement}"),
            new("/pilotage/campagnes", "accueil", _ => "/pilotage/campagnes"),
            new("/pilotage/campagnes", "pilote", _ => "/pilotage/campagnes"),
            new("/pilotage/campagnes/fiche/{id:guid?}", "pilote", s => $"/pilotage/campagnes/fiche/{s.Campaign}"),
            new("/pilotage/campagnes/{id:guid}", "pilote", s => $"/pilotage/campagnes/{s.Campaign}"),
            new("/pilotage/campagnes/{id:guid}", "pilote", s => $"/pilotage/campagnes/{s.NewCampaign}")
            {
                Note = "composing",
            },
            new("/pilotage/campagnes/{id:guid}/affiche", "pilote", s => $"/pilotage/campagnes/{s.Campaign}/affiche"),
            new("/pilotage/campagnes/{id:guid}/saisie", "accueil", s => $"/pilotage/campagnes/{s.Campaign}/saisie"),
            new(
                "/pilotage/campagnes/{id:guid}/questions/{key?}",
                "pilote",
                s => $"/pilotage/campagnes/{s.NewCampaign}/questions?nature=Choice"
            ),
            new("/pilotage/panel", "pilote", _ => "/pilotage/panel"),
            new("/pilotage/preuves", "pilote", _ => "/pilotage/preuves"),
            new("/pilotage/preuves/archive", "pilote", _ => "/pilotage/preuves/archive") { NotShown = "a file" },
            new("/pilotage/rappels", "pilote", _ => "/pilotage/rappels"),
            new("/rappels", Handler, _ => "/rappels"),
            new("/rappels/{id}", Handler, s => $"/rappels/{s.SampledCall}"),
            new("/pilotage/tendances", "pilote", _ => "/pilotage/tendances"),
            new("/pilotage/tendances/export", "pilote", _ => "/pilotage/tendances/export") { NotShown = "a file" },
        ];

    static IEnumerable<PageSample> Elected() =>
        [
            new("/elu", "elue", _ => "/elu"),
            new("/elu/recherche/{look}", "elue", s => s.Look),
            new("/a-signer", "elue", _ => "/a-signer"),
            new("/a-signer/{look}/{id}", "elue", s => s.ToSign),
            new("/a-signer/{look}/{id}", "elue", s => $"{s.ToSign}?modifier=oui") { Note = "changing it" },
            new("/elu/note", "elue", _ => "/elu/note"),
            new("/elu/note/{note}", "elue", s => s.StreetNote),
        ];
}
