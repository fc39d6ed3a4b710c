namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> Knowledge() =>
        [
            new("/fiches", "pilote", _ => "/fiches"),
            new("/fiches", "accueil", _ => "/fiches?q=trou") { Note = "words" },
            new("/fiches/nouvelle", Handler, _ => "/fiches/nouvelle"),
            new("/fiches/questions", "pilote", _ => "/fiches/questions"),
            new("/fiches/{id:guid}", "pilote", s => $"/fiches/{s.KnowledgeSheet}"),
            new("/fiches/{id:guid}", "accueil", s => $"/fiches/{s.Charter}") { Note = "to be read" },
            new("/fiches/{id:guid}/imprimer", "accueil", s => $"/fiches/{s.KnowledgeSheet}/imprimer"),
            new("/fiches/{id:guid}/ecrire", "pilote", s => $"/fiches/{s.KnowledgeSheet}/ecrire"),
            new("/fiches/{id:guid}/presentation", "pilote", s => $"/fiches/{s.KnowledgeSheet}/presentation"),
            new("/fiches/{id:guid}/passages/{key?}", "pilote", s => $"/fiches/{s.KnowledgeSheet}/passages?nature=Step"),
            new("/fiches/{id:guid}/versions/{language}", "pilote", s => $"/fiches/{s.KnowledgeSheet}/versions/ar"),
            new("/fiches/{id:guid}/lectures", "pilote", s => $"/fiches/{s.Charter}/lectures"),
            new("/demander/fiches/{id:guid}", PageSample.Nobody, s => $"/demander/fiches/{s.KnowledgeSheet}"),
            new("/demander/fiches/{id:guid}", PageSample.Nobody, s => $"/demander/fiches/{s.KnowledgeSheet}?version=ar")
            {
                Note = "in Arabic",
            },
            new(
                "/demander/fiches/{id:guid}/imprimer",
                PageSample.Nobody,
                s => $"/demander/fiches/{s.KnowledgeSheet}/imprimer"
            ),
        ];
}
