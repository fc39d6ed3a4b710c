namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> People() =>
        [
            new("/usagers", "accueil", _ => "/usagers"),
            new("/usagers", "accueil", _ => "/usagers?q=dupont") { Note = "found" },
            new("/usagers", "accueil", _ => "/usagers?q=zzzzzz") { Note = "nobody" },
            new("/usagers", "social", _ => "/usagers") { Note = "in a circle" },
            new("/usagers/choix", "accueil", _ => "/usagers/choix?q=dupont") { Fragment = true, Budget = 4 },
            new("/usagers/nouveau", "accueil", _ => "/usagers/nouveau"),
            Sheet("", "accueil", s => s.Town.Marie),
            Sheet("", Handler, s => s.Town.Marie, "serving"),
            Sheet("", "pilote", s => s.Town.Marie, "not serving"),
            Sheet("", "accueil", s => s.Town.FootballClub, "organisation"),
            Sheet("", "social", s => s.Town.Salome, "of a circle"),
            Sheet("/fiche", "accueil", s => s.Town.Marie),
            Sheet("/fusion", "accueil", s => s.Town.Jean),
            new("/usagers/{publicId}/fusion", "accueil", s => $"/usagers/{s.Town.Jean}/fusion?autre={s.Town.Marie}")
            {
                Note = "side by side",
            },
            Sheet("/a-savoir", "accueil", s => s.Town.Marie),
            Sheet("/foyer", "accueil", s => s.Town.Marie),
            Sheet("/textos", "accueil", s => s.Town.Marie),
            Sheet("/mandats", "accueil", s => s.Town.Marie),
            Of("/demandeur", Handler, s => s.Busy),
        ];

    static PageSample Sheet(string noun, string login, Func<SampleTown, string> person, string? note = null) =>
        new($"/usagers/{{publicId}}{noun}", login, s => $"/usagers/{person(s)}{noun}") { Note = note };
}
