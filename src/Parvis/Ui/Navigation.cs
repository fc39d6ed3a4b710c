using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Ui;

/// <summary>One entry of the rail. What one may not open is not there.</summary>
public sealed record NavigationEntry(string Word, string Icon, string Url, Func<Viewer, bool> For)
{
    /// <summary>Two keys, « g » then a letter.</summary>
    public string? Shortcut { get; init; }

    /// <summary>A page below this one that has an entry of its own.</summary>
    public string? Except { get; init; }

    /// <summary>The page itself, or one below it.</summary>
    public bool IsCurrent(PathString path) =>
        Url == "/"
            ? path == "/"
            : path.StartsWithSegments(Url, StringComparison.OrdinalIgnoreCase)
                && (Except is null || !path.StartsWithSegments(Except, StringComparison.OrdinalIgnoreCase));
}

public static class Navigation
{
    /// <summary>Entries the phone's bar has room for; the others are under « Plus ».</summary>
    const int BarEntries = 3;

    public static readonly NavigationEntry NewRequest = new(
        "Nouvelle demande",
        "plus-circle",
        "/demandes/nouvelle",
        Holds(Policies.Agent)
    )
    {
        Shortcut = "n",
    };

    static readonly NavigationEntry[] Entries =
    [
        new("Accueil", "house-door", "/", v => v.ServesResidents) { Shortcut = "g a" },
        new("Mes demandes", "person-check", "/demandes/miennes", v => v.AgentId is not null && v.ServesResidents)
        {
            Shortcut = "g m",
        },
        new("Mon service", "people", "/demandes/service", v => v.Departments.Count > 0) { Shortcut = "g s" },
        new("À affecter", "signpost-split", "/demandes/a-affecter", v => v.SeesUnowned) { Shortcut = "g f" },
        new("En retard", "exclamation-triangle", "/demandes/en-retard", Holds(Policies.Agent)) { Shortcut = "g r" },
        new("En attente", "hourglass-split", "/demandes/en-attente", Holds(Policies.Agent)) { Shortcut = "g t" },
        new("Courriels", "envelope-paper", "/courriels", Holds(Policies.Agent)) { Shortcut = "g q" },
        new("Courrier", "mailbox2", "/courrier", Holds(Policies.Agent)) { Shortcut = "g x" },
        new("Suivies", "binoculars", "/demandes/suivies", v => v.Departments.Count > 0) { Shortcut = "g v" },
        new("À imprimer", "printer", "/courriers-a-imprimer", Holds(Policies.Agent)) { Shortcut = "g i" },
        new("À valider", "check2-circle", "/a-valider", Holds(Policies.Agent)) { Shortcut = "g y" },
        new("Rappels", "telephone", "/rappels", Holds(Policies.Agent)) { Shortcut = "g b" },
        new("Pilotage", "bar-chart", "/pilotage", Holds(Policies.Oversight)) { Shortcut = "g p" },
        // An administrator finds them among the settings.
        new(
            "Modèles",
            "file-earmark-text",
            "/reglages/modeles",
            v => Policies.Holds(Policies.Templates, v) && !Policies.Holds(Policies.Administrator, v)
        )
        {
            Shortcut = "g o",
        },
        new(
            "Circuits",
            "diagram-3",
            "/reglages/circuits",
            v => Policies.Holds(Policies.Approvals, v) && !Policies.Holds(Policies.Administrator, v)
        )
        {
            Shortcut = "g w",
        },
        new("Où en est-on", "binoculars", "/elu", Holds(Policies.ElectedOfficial))
        {
            Shortcut = "g e",
            Except = "/elu/note",
        },
        new("À signer", "pencil-square", "/a-signer", Holds(Policies.ElectedOfficial)) { Shortcut = "g z" },
        new("Noter une demande", "pencil-square", "/elu/note", Holds(Policies.ElectedOfficial)) { Shortcut = "g n" },
        new("Mes demandes confiées", "heart", "/aide", Holds(Policies.Helper)) { Shortcut = "g a" },
        new("Nouvelle demande", "plus-circle", "/demander", Holds(Policies.Helper)) { Shortcut = "n" },
        new("Fiches", "journal-text", "/fiches", Holds(Policies.Knowledge)) { Shortcut = "g h" },
        new("Usagers", "person-vcard", "/usagers", Holds(Policies.Agent)) { Shortcut = "g u" },
        new("Annuaire", "telephone", "/annuaire", Holds(Policies.Agent)) { Shortcut = "g b" },
        new("Fiches officielles", "journal-text", "/fiches-officielles", Holds(Policies.Agent)) { Shortcut = "g j" },
        new("Consultations", "shield-lock", "/protection/consultations", Holds(Policies.DataProtection))
        {
            Shortcut = "g c",
        },
        new("Consultations des élus", "binoculars", "/reglages/consultations", Holds(Policies.DataProtection))
        {
            Shortcut = "g l",
        },
        new("Accès, effacement", "person-vcard", "/protection/demandes", Holds(Policies.DataProtection))
        {
            Shortcut = "g d",
        },
        new(
            "Accords",
            "shield-lock",
            "/protection/accords",
            v => v.Circles.Count > 0 && Policies.Holds(Policies.Agent, v)
        )
        {
            Shortcut = "g k",
        },
        new("Réglages", "gear", "/reglages", Holds(Policies.Administrator)) { Shortcut = "g g" },
    ];

    public static IReadOnlyList<NavigationEntry> Rail(Viewer viewer) => [.. Entries.Where(e => e.For(viewer))];

    /// <summary>The phone's bar, with the quick entry among its few places.</summary>
    public static IReadOnlyList<NavigationEntry> Bar(Viewer viewer) =>
        NewRequest.For(viewer)
            ? [.. Rail(viewer).Take(BarEntries), NewRequest with { Word = "Nouvelle" }]
            : [.. Rail(viewer).Take(BarEntries + 1)];

    public static IReadOnlyList<NavigationEntry> More(Viewer viewer) =>
        [.. Rail(viewer).Skip(NewRequest.For(viewer) ? BarEntries : BarEntries + 1)];

    static Func<Viewer, bool> Holds(string policy) => viewer => Policies.Holds(policy, viewer);
}
