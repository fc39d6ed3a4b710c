namespace Parvis.TestKit.Pages;

/// <summary>Every page of the program, area by area. A new page adds its line where its slice is.</summary>
public static partial class PageSamples
{
    const string Handler = "voirie";

    public const string Queue =
        "/demandes/{queue:regex(^(miennes|service|a-affecter|en-retard|en-attente|suivies)$)}/{departmentId:guid?}";

    public static IReadOnlyList<PageSample> All { get; } =
    [
        .. Door(),
        .. Desk(),
        .. People(),
        .. Queues(),
        .. Record(),
        .. Verbs(),
        .. Replies(),
        .. Referrals(),
        .. Inbox(),
        .. Letters(),
        .. Postal(),
        .. Oversight(),
        .. Elected(),
        .. Settings(),
        .. Knowledge(),
        .. Privacy(),
    ];

    static IEnumerable<PageSample> Door() =>
        [
            new("/connexion", PageSample.Nobody, _ => "/connexion"),
            new("/connexion/reprise", PageSample.Nobody, _ => "/connexion/reprise")
            {
                NotShown = "only receives a form sent after its session ended: SessionEndedTests looks at it",
            },
            new("/introuvable", PageSample.Nobody, _ => "/introuvable"),
            new("/incident", PageSample.Nobody, _ => "/incident"),
            new("/style", PageSample.Nobody, _ => "/style"),
            new("/engagements", Handler, _ => "/engagements"),
            new("/suivi", PageSample.Nobody, _ => "/suivi"),
            new("/suivi/{reference:reference}/{token}", PageSample.Nobody, s => s.FollowUp(s.Busy)),
            new("/suivi/{reference:reference}/{token}", PageSample.Nobody, s => s.FollowUp(s.Closed))
            {
                Note = "closed",
            },
            new("/suivi/{reference:reference}/{token}", PageSample.Nobody, s => s.FollowUp(s.Confidential))
            {
                Note = "confidential",
            },
            new("/suivi/{reference:reference}/{token}", PageSample.Nobody, s => s.FollowUp(s.Entrusted))
            {
                Note = "with a helper",
            },
            new("/suivi/{reference:reference}/{token}/{id}", PageSample.Nobody, s => $"{s.FollowUp(s.Busy)}/x")
            {
                NotShown = "a file: FollowUpTests takes it",
            },
            new("/annonces.{format:regex(^(json|xml|txt)$)}", PageSample.Nobody, _ => "/annonces.json")
            {
                NotShown = "a feed",
            },
            new("/avis/{key}", PageSample.Nobody, _ => "/avis/x") { NotShown = "who was invited: SurveyTests" },
            new("/avis/campagne/{key}", PageSample.Nobody, s => $"/avis/campagne/{s.CampaignKey}"),
            new("/avis/borne/{key}", PageSample.Nobody, s => $"/avis/borne/{s.CampaignKey}"),
            new("/avis/borne/{key}", PageSample.Nobody, s => $"/avis/borne/{s.CampaignKey}?merci=oui")
            {
                Note = "thanks",
            },
            new("/demander/panel", PageSample.Nobody, _ => "/demander/panel"),
            new("/demander/panel/{id}/{token}", PageSample.Nobody, _ => "/demander/panel/x/y")
            {
                NotShown = "who was written to: PanelTests",
            },
            new("/demander/ameliorations", PageSample.Nobody, _ => "/demander/ameliorations"),
            new("/adresses", PageSample.Nobody, _ => "/adresses") { NotShown = "options of a field" },
            new("/demander", PageSample.Nobody, _ => "/demander?q=trou"),
            new("/demander/accessibilite", PageSample.Nobody, _ => "/demander/accessibilite"),
            new("/demander/mentions-legales", PageSample.Nobody, _ => "/demander/mentions-legales"),
            new("/adresses/pres", PageSample.Nobody, _ => "/adresses/pres") { NotShown = "words for a field" },
            new("/demander/annuaire", PageSample.Nobody, _ => "/demander/annuaire"),
            new("/demander/officiel", PageSample.Nobody, _ => "/demander/officiel?q=carte"),
            new("/demander/officiel/{id}", PageSample.Nobody, _ => "/demander/officiel/F1001"),
            new("/demander/officiel/{id}/impression", PageSample.Nobody, _ => "/demander/officiel/F1001/impression"),
            new("/demander/choix/{id:guid}", PageSample.Nobody, s => $"/demander/choix/{s.Theme}"),
            new("/demander/{id:guid}", PageSample.Nobody, s => $"/demander/{s.App.Town.Pothole}"),
            new("/demander/en-cours/{key}/{number:int}", PageSample.Nobody, s => $"{s.Draft}/1"),
            new("/demander/en-cours/{key}/vous", PageSample.Nobody, s => $"{s.Draft}/vous"),
            new("/demander/en-cours/{key}/verification", PageSample.Nobody, s => $"{s.Draft}/verification"),
            new("/demander/en-cours/{key}/accuse", PageSample.Nobody, s => $"{s.SentDraft}/accuse"),
            new("/demander/essai/{key}", PageSample.Nobody, s => s.Trial),
            new("/aide", SampleTown.HelperLogin, _ => "/aide"),
            new("/aide/demandes/{reference:reference}", SampleTown.HelperLogin, s => $"/aide/demandes/{s.Entrusted}"),
            new("/aide/demandes/{reference:reference}/{id}", SampleTown.HelperLogin, s => s.EntrustedFile)
            {
                NotShown = "a file",
            },
            new("/aide/en-cours/{key}/mandat", SampleTown.HelperLogin, s => s.MandateDraft),
            new("/aide/en-cours/{key}/mandat/papier", SampleTown.HelperLogin, s => $"{s.MandateDraft}/papier"),
            new("/affichage", PageSample.Nobody, _ => "/affichage"),
            new("/apparence", Handler, _ => "/apparence") { NotShown = "only receives the choice of colours" },
            new("/deconnexion", Handler, _ => "/deconnexion") { NotShown = "only receives the sign-out" },
            new("/logo", PageSample.Nobody, _ => "/logo") { NotShown = "a picture" },
            new("/mon-compte", Handler, _ => "/mon-compte"),
            new("/mon-compte", "elue", _ => "/mon-compte"),
            new("/mon-compte/mot-de-passe", Handler, _ => "/mon-compte/mot-de-passe"),
            new("/absences", "chef", _ => "/absences"),
            new("/absences/{id:guid}", Handler, s => $"/absences/{s.Town.Agent(Handler)}"),
            new("/absences/{id:guid}/annulation", Handler, s => $"/absences/{s.Town.Agent(Handler)}/annulation")
            {
                NotShown = "only receives the cancelling",
            },
        ];

    static IEnumerable<PageSample> Desk() =>
        [
            new("/", "accueil", _ => "/"),
            new("/", Handler, _ => "/"),
            new("/", "pilote", _ => "/"),
            new("/sans-service", "admin", _ => "/sans-service"),
            new("/services/{id:guid}", Handler, s => $"/services/{s.Town.Roads}"),
            new("/installation", PageSample.Nobody, _ => "/installation") { BeforeTown = true },
            new("/annuaire", "accueil", _ => "/annuaire"),
            new("/interpretes", "accueil", _ => "/interpretes"),
            new("/fiches-officielles", "accueil", _ => "/fiches-officielles?q=carte"),
            new("/recherche", "accueil", _ => "/recherche?q=dupont"),
            new("/recherche", Handler, _ => "/recherche?q=trou+rue+des+lilas") { Note = "words" },
            new("/recherche", "accueil", _ => "/recherche?q=zzzz") { Note = "nothing" },
            new("/recherche", "accueil", _ => "/recherche") { Note = "not asked yet" },
            new("/recherche/suggestions", "accueil", _ => "/recherche/suggestions?q=dupont")
            {
                Fragment = true,
                Budget = 4,
            },
            new("/demandes/nouvelle", "accueil", _ => "/demandes/nouvelle"),
            new("/demandes/nouvelle/aide", "accueil", _ => "/demandes/nouvelle/aide")
            {
                NotShown = "only receives what is being typed: QuickEntryHelpTests looks at it and its budget",
            },
            new("/demandes/nouvelle/mandats", "accueil", s => $"/demandes/nouvelle/mandats?Who.Id={s.Town.Marie}")
            {
                Fragment = true,
                Budget = 4,
            },
            new("/demandes/sujets", "accueil", _ => "/demandes/sujets?q=trou") { Fragment = true, Budget = 4 },
            new("/demandes/simple-appel", "accueil", _ => "/demandes/simple-appel"),
        ];

    static IEnumerable<PageSample> Queues() =>
        [
            new(Queue, Handler, _ => "/demandes/miennes") { Note = "mine" },
            new(Queue, "chef", _ => "/demandes/service") { Note = "department" },
            new(Queue, "accueil", s => $"/demandes/service/{s.Town.Roads}") { Note = "another department" },
            new(Queue, "pilote", _ => "/demandes/a-affecter") { Note = "unowned" },
            new(Queue, "pilote", _ => "/demandes/en-retard") { Note = "late" },
            new(Queue, Handler, _ => "/demandes/en-attente") { Note = "waiting" },
            new(Queue, Handler, _ => "/demandes/suivies") { Note = "followed" },
        ];

    static IEnumerable<PageSample> Record() =>
        [
            Of("", Handler, s => s.Busy, "busy"),
            Of("", Handler, s => s.Offered, "offered"),
            Of("", "accueil", s => s.Busy, "as reception"),
            Of("", "pilote", s => s.Unowned, "unowned"),
            Of("", "verts", s => s.Asked, "asked for an opinion"),
            Of("", Handler, s => s.Waiting, "waiting"),
            Of("", Handler, s => s.Closed, "closed"),
            Of("", Handler, s => s.Merged, "merged"),
            Of("", "social", s => s.Confidential, "confidential"),
            Of("", "accueil", s => s.Entrusted, "entrusted"),
            Of("/presence", Handler, s => s.Busy) with
            {
                Fragment = true,
                Budget = 4,
            },
            Of("/fichiers", Handler, s => s.Busy),
            new("/fichiers/{publicId}", Handler, s => $"/fichiers/{s.File}") { NotShown = "a file" },
        ];

    static IEnumerable<PageSample> Verbs() =>
        [
            Of("/note", "accueil", s => s.Busy),
            Of("/relance", "accueil", s => s.Busy),
            Of("/texto", "accueil", s => s.Busy),
            Of("/message", "accueil", s => s.Waiting),
            Of("/correction", Handler, s => s.Busy),
            Of("/reception", Handler, s => s.Busy),
            Of("/sujet", Handler, s => s.Busy),
            Of("/code-de-suivi", "accueil", s => s.Busy),
            Of("/mandat", "accueil", s => s.Entrusted),
            Of("/satisfaction", "accueil", s => s.Closed),
            Of("/transfert", Handler, s => s.Busy),
            Of("/renvoi", Handler, s => s.Offered),
            Of("/retour-pilote", Handler, s => s.Busy),
            Of("/affectation", "chef", s => s.Busy),
            Of("/attente", Handler, s => s.Busy),
            Of("/reprise", Handler, s => s.Waiting),
            Of("/intervention", Handler, s => s.Busy),
            Of("/interprete", Handler, s => s.Busy),
            Of("/avis", Handler, s => s.Busy),
            new(
                "/demandes/{reference:reference}/avis/{departmentId:guid}",
                "verts",
                s => $"/demandes/{s.Asked}/avis/{s.Town.Parks}"
            ),
            Of("/cloture", Handler, s => s.Busy),
            Of("/reouverture", Handler, s => s.Closed),
            Of("/lien", Handler, s => s.Busy),
            Of("/division", Handler, s => s.Busy),
            Of("/fusion", Handler, s => s.Busy),
        ];

    static PageSample Of(string noun, string login, Func<SampleTown, string> reference, string? note = null) =>
        new($"/demandes/{{reference:reference}}{noun}", login, s => $"/demandes/{reference(s)}{noun}") { Note = note };
}
