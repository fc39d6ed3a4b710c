namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> Settings() =>
        [
            Admin("/reglages"),
            Admin("/reglages/commune"),
            Admin("/reglages/demandes"),
            Admin("/reglages/langues"),
            Admin("/reglages/calendrier"),
            Admin("/reglages/voies-de-recours"),
            Admin("/reglages/journal"),
            Admin("/reglages/consultations"),
            Admin("/reglages/services"),
            .. Sheet("/reglages/services/fiche/{id:guid?}", s => s.Town.Roads),
            Admin("/reglages/lieux"),
            .. Sheet("/reglages/lieux/fiche/{id:guid?}", s => s.Town.TownHall),
            Admin("/reglages/interpretes"),
            Admin("/reglages/interpretes/fiche/{id:guid?}", _ => "/reglages/interpretes/fiche"),
            Admin("/reglages/organismes"),
            .. Sheet("/reglages/organismes/fiche/{id:guid?}", s => s.Town.Metropolis),
            Admin("/reglages/qui-fait-quoi"),
            Admin("/reglages/agents"),
            .. Sheet("/reglages/agents/fiche/{id:guid?}", s => s.Town.Agent(Handler)),
            Admin("/reglages/agents/{id:guid}/anonymat", s => $"/reglages/agents/{s.Town.Agent(Handler)}/anonymat"),
            Admin("/reglages/comptes"),
            Admin("/reglages/comptes/nouveau", s => $"/reglages/comptes/nouveau?agent={s.Newcomer}"),
            Admin("/reglages/comptes/{id:guid}", s => $"/reglages/comptes/{s.Town.Account(Handler)}"),
            Admin("/reglages/sujets/{id:guid}/formulaire", s => $"/reglages/sujets/{s.Town.Noise}/formulaire"),
            Admin(
                "/reglages/sujets/{id:guid}/formulaire/questions/{key?}",
                s => $"/reglages/sujets/{s.Town.Noise}/formulaire/questions?nature=OneChoice"
            ),
            Admin(
                "/reglages/sujets/{id:guid}/formulaire/questions/{key?}",
                s => $"/reglages/sujets/{s.Town.Noise}/formulaire/questions/demande"
            ) with
            {
                Note = "written",
            },
            Admin("/reglages/sujets/{id:guid}/langues/{langue}", s => $"/reglages/sujets/{s.Town.Noise}/langues/ar"),
            Admin("/reglages/adresses"),
            Admin("/reglages/fiches-officielles"),
            Admin("/reglages/annonces"),
            Admin("/reglages/site"),
            Admin("/reglages/carte"),
            .. Sheet("/reglages/annonces/fiche/{id:guid?}", s => s.Announcement),
            Admin("/reglages/cles-api"),
            Admin("/reglages/cles-api/nouvelle"),
            Admin("/reglages/cles-api/{id:guid}", s => $"/reglages/cles-api/{s.ApiKey}"),
            new("/api", "elue", _ => "/api"),
            Admin("/reglages/cercles"),
            .. Sheet("/reglages/cercles/fiche/{id:guid?}", s => s.Town.SocialCircle),
            Admin("/reglages/cercles/{id:guid}/membres", s => $"/reglages/cercles/{s.Town.SocialCircle}/membres"),
            Admin("/reglages/aidants"),
            .. Sheet("/reglages/aidants/fiche/{id:guid?}", s => s.Helper),
            Admin("/reglages/aidants/{id:guid}/mandats", s => $"/reglages/aidants/{s.Helper}/mandats"),
            Admin("/reglages/elus"),
            .. Sheet("/reglages/elus/fiche/{id:guid?}", s => s.Town.ElectedOfficial),
            Admin(
                "/reglages/elus/{officialId:guid}/delegation",
                s => $"/reglages/elus/{s.Town.ElectedOfficial}/delegation"
            ),
            Admin("/reglages/courriel"),
            Admin("/reglages/textos"),
            Admin("/reglages/courriel/sante"),
            Admin("/reglages/webhooks"),
            .. Sheet("/reglages/webhooks/fiche/{id:guid?}", s => s.Webhook),
            Admin("/reglages/webhooks/{id:guid}/journal", s => $"/reglages/webhooks/{s.Webhook}/journal"),
            Admin("/reglages/modeles"),
            Admin("/reglages/modeles/nouveau"),
            Admin("/reglages/modeles/blocs"),
            Admin("/reglages/modeles/blocs/versions"),
            Admin("/reglages/modeles/word"),
            new("/reglages/modeles/word", "chef", _ => "/reglages/modeles/word") { Note = "a head's own" },
            Admin("/reglages/modeles/word/exemple") with
            {
                NotShown = "a file",
            },
            Admin("/reglages/modeles/word/{id:long}", s => $"/reglages/modeles/word/{s.WordLetter}") with
            {
                NotShown = "a file",
            },
            Admin("/reglages/modeles/word/{id:long}/essai", s => $"/reglages/modeles/word/{s.WordLetter}/essai") with
            {
                NotShown = "a file",
            },
            Admin("/reglages/modeles/{id:guid}/versions", s => $"/reglages/modeles/{s.Template}/versions"),
            Admin("/reglages/modeles/{id:guid}", s => $"/reglages/modeles/{s.Template}"),
            Admin("/reglages/circuits"),
            .. Sheet("/reglages/circuits/fiche/{id:guid?}", s => s.Circuit),
            Admin("/reglages/signatures"),
            .. Sheet("/reglages/signatures/fiche/{id:guid?}", s => s.Signature),
            Admin("/reglages/import"),
            Admin("/reglages/import/{slug:alpha}", _ => "/reglages/import/services"),
            Admin("/reglages/sujets"),
            .. Sheet("/reglages/sujets/fiche/{id:guid?}", s => s.Town.Pothole),
        ];

    static PageSample Admin(string route, Func<SampleTown, string>? address = null) =>
        new(route, "admin", address ?? (_ => route));

    /// <summary>A form that serves for a new record and for one that exists.</summary>
    static PageSample[] Sheet(string route, Func<SampleTown, Guid> id)
    {
        var folder = route[..route.LastIndexOf('/')];
        return
        [
            Admin(route, _ => folder) with
            {
                Note = "new",
            },
            Admin(route, s => $"{folder}/{id(s)}") with
            {
                Note = "edit",
            },
        ];
    }
}
