using Parvis.TestKit.Pages;

namespace Parvis.AppTests.Rights;

/// <summary>
/// Who reaches each page of the <see cref="SampleTown"/>, by the words of their logins: written by hand, so that a rule
/// that changes in the program has to be changed here too. A new page adds its row.
/// </summary>
static class Reach
{
    const string Everybody =
        "accueil accueil2 admin chef chef-verts directeur dpo elue etatcivil pilote social verts voirie voirie2";

    /// <summary>Whoever serves residents: neither a bare administrator nor an elected official.</summary>
    const string Serving = "accueil accueil2 chef chef-verts directeur etatcivil pilote social verts voirie voirie2";

    /// <summary>Everybody who works for the town.</summary>
    const string Agents =
        "accueil accueil2 admin chef chef-verts directeur dpo etatcivil pilote social verts voirie voirie2";

    const string InDepartments = "chef chef-verts etatcivil social verts voirie voirie2";

    const string Administrator = "admin";

    /// <summary>From outside the town hall: nothing but what was entrusted to her.</summary>
    const string Helping = "aidante";
    const string DataProtection = "dpo";
    const string Elected = "elue";
    const string Circle = "social";
    const string Overseeing = "chef chef-verts directeur pilote";

    /// <summary>Who has the request of the road department, and the pilot for whoever is away.</summary>
    const string Holding = "chef pilote voirie voirie2";

    /// <summary>And reception, which hears at once what has to be put right.</summary>
    const string Correcting = "accueil accueil2 chef pilote voirie voirie2";

    /// <summary>Rows of one visit, where another visit of the same page is reached by others.</summary>
    static readonly Dictionary<string, string> Visits = new(StringComparer.Ordinal)
    {
        [Visit("/usagers/{publicId}", "social", "of a circle")] = Circle,
        [Visit("/demandes/{reference:reference}", "social", "confidential")] = Circle,
        [Visit("/courriels/{publicId}", "social", "of a circle")] = Circle,
        [Visit(PageSamples.Queue, "pilote", "unowned")] = "directeur pilote social",
        [Visit(PageSamples.Queue, "voirie", "followed")] = InDepartments,
    };

    static readonly Dictionary<string, string> Pages = Rows([
        ($"{Everybody} {Helping}", ["/engagements", "/mon-compte", "/mon-compte/mot-de-passe"]),
        (Everybody, ["/api", "/sans-service"]),
        (
            Helping,
            [
                "/aide",
                "/aide/demandes/{reference:reference}",
                "/aide/demandes/{reference:reference}/{id}",
                "/aide/en-cours/{key}/mandat",
                "/aide/en-cours/{key}/mandat/papier",
            ]
        ),
        (
            Agents,
            ["/fiches", "/fiches/nouvelle", "/fiches/questions", "/fiches/{id:guid}", "/fiches/{id:guid}/imprimer"]
        ),
        ("admin pilote", ["/fiches/{id:guid}/lectures"]),
        // A sheet that the pilot keeps, of the roads.
        (
            "admin chef pilote",
            [
                "/fiches/{id:guid}/ecrire",
                "/fiches/{id:guid}/presentation",
                "/fiches/{id:guid}/passages/{key?}",
                "/fiches/{id:guid}/versions/{language}",
            ]
        ),
        (Administrator, Settings()),
        (
            DataProtection,
            [
                "/protection/consultations",
                "/protection/demandes",
                "/protection/demandes/nouvelle",
                "/protection/demandes/{id}",
                "/protection/demandes/{id}/donnees",
                "/protection/demandes/{id}/effacement",
                "/protection/demandes/{id}/reponse",
                "/protection/demandes/{id}/lettre",
            ]
        ),
        (Circle, ["/protection/accords"]),
        (
            Elected,
            ["/a-signer", "/a-signer/{look}/{id}", "/elu", "/elu/recherche/{look}", "/elu/note", "/elu/note/{note}"]
        ),
        (Serving, Desk()),
        (
            Serving,
            [
                .. Requests(
                    "",
                    "presence",
                    "fichiers",
                    "note",
                    "relance",
                    "texto",
                    "message",
                    "lien",
                    "courrier/{id}",
                    "courrier/{id}/pdf",
                    "courrier/{id}/word",
                    "recepisse",
                    "code-de-suivi",
                    "mandat",
                    "satisfaction",
                    "memo",
                    "attestation",
                    "pieces-recues"
                ),
            ]
        ),
        (
            Correcting,
            [
                .. Requests(
                    "demandeur",
                    "correction",
                    "reception",
                    "sujet",
                    "transfert",
                    "reouverture",
                    "reorienter",
                    "organisme",
                    "relance-organisme",
                    "retour-organisme"
                ),
            ]
        ),
        (
            Holding,
            [
                .. Requests(
                    "retour-pilote",
                    "attente",
                    "reprise",
                    "intervention",
                    "interprete",
                    "avis",
                    "cloture",
                    "accuse",
                    "sans-accuse",
                    "pieces",
                    "division",
                    "courriels/{publicId}/detachement",
                    "fusion"
                ),
                .. Requests("reponse", "reponse/verification"),
            ]
        ),
        ("chef voirie voirie2", [.. Requests("renvoi")]),
        ("chef pilote", [.. Requests("affectation"), "/pilotage/charge/{departmentId:guid}/{holder}"]),
        // Who made it, and the pilot.
        ("pilote voirie", ["/reponses-groupees/{id}"]),
        // Asked of the parks.
        ("chef-verts pilote verts", [.. Requests("avis/{departmentId:guid}")]),
        // Needs are shown only to who serves the person now.
        ("accueil accueil2 chef social voirie voirie2", ["/usagers/{publicId}/a-savoir"]),
        (
            Overseeing,
            [
                "/pilotage/satisfaction",
                "/pilotage/satisfaction/export",
                "/pilotage/ameliorations/fiche/{id?}",
                "/pilotage/campagnes/{id:guid}",
                "/pilotage/campagnes/{id:guid}/affiche",
                "/pilotage",
                "/pilotage/liste",
                "/pilotage/tendances",
                "/pilotage/tendances/export",
            ]
        ),
        ("chef chef-verts pilote", ["/pilotage/charge"]),
        (
            "pilote",
            [
                "/pilotage/campagnes/fiche/{id:guid?}",
                "/pilotage/campagnes/{id:guid}/questions/{key?}",
                "/pilotage/rappels",
                "/pilotage/panel",
            ]
        ),
        // The whole town.
        ("directeur pilote", ["/pilotage/preuves", "/pilotage/preuves/archive"]),
        // Whom the pilot named, and the pilot.
        ("pilote voirie", ["/rappels/{id}"]),
        ("admin chef chef-verts", ["/absences"]),
        ("admin chef voirie", ["/absences/{id:guid}"]),
        (
            "admin pilote",
            [
                "/reglages/circuits",
                "/reglages/circuits/fiche/{id:guid?}",
                "/reglages/signatures",
                "/reglages/signatures/fiche/{id:guid?}",
            ]
        ),
        ("admin dpo", ["/reglages/consultations"]),
        (
            "admin chef chef-verts pilote",
            [
                "/reglages/modeles",
                "/reglages/modeles/nouveau",
                "/reglages/modeles/blocs",
                "/reglages/modeles/blocs/versions",
                "/reglages/modeles/word",
                "/reglages/modeles/word/exemple",
            ]
        ),
        // A template of the whole town hall: heads write those of their departments.
        (
            "admin pilote",
            [
                "/reglages/modeles/{id:guid}",
                "/reglages/modeles/{id:guid}/versions",
                "/reglages/modeles/word/{id:long}",
                "/reglages/modeles/word/{id:long}/essai",
            ]
        ),
        // They only receive a form.
        (
            "",
            [
                "/apparence",
                "/deconnexion",
                "/absences/{id:guid}/annulation",
                "/demandes/nouvelle/aide",
                .. Requests("reponse/annulation", "reponse/reprise", "reponse/depart"),
            ]
        ),
    ]);

    /// <summary>Pages that only receive a form.</summary>
    static readonly Dictionary<string, string> Receives = Rows([
        ($"{Everybody} {Helping}", ["/apparence", "/deconnexion"]),
        ("admin chef voirie", ["/absences/{id:guid}/annulation"]),
        (Serving, ["/demandes/nouvelle/aide"]),
        (Holding, [.. Requests("reponse/annulation", "reponse/reprise", "reponse/depart")]),
    ]);

    /// <summary>Pages that send whoever has no use for them to their own, rather than away.</summary>
    static readonly Dictionary<string, string> SendOn = Rows([
        ($"{Everybody} {Helping}", ["/", "/apparence", "/deconnexion"]),
        (Everybody, ["/absences/{id:guid}/annulation"]),
        ("accueil accueil2 directeur dpo etatcivil pilote social verts voirie voirie2", ["/absences"]),
        (Serving, ["/demandes/nouvelle/aide"]),
    ]);

    /// <summary>Sorted; a page that has no row fails here.</summary>
    public static IReadOnlyList<string> Of(PageSample sample) =>
        Logins(Visits.GetValueOrDefault(sample.Name) ?? Pages[sample.Route]);

    /// <summary>Who may send a form there.</summary>
    public static IReadOnlyList<string> Sends(PageSample sample) =>
        Receives.TryGetValue(sample.Route, out var who) ? Logins(who) : Of(sample);

    /// <summary>Colleagues who read a request but may not do this with it are brought back to its page.</summary>
    public static IReadOnlyList<string> SentBack(PageSample sample) =>
        [
            .. Logins(
                    SendOn.GetValueOrDefault(sample.Route)
                        ?? (
                            sample.Route.StartsWith(Request, StringComparison.Ordinal)
                            && !Visits.ContainsKey(sample.Name)
                                ? Serving
                                : ""
                        )
                )
                .Except(Of(sample), StringComparer.Ordinal),
        ];

    const string Request = "/demandes/{reference:reference}";

    static IEnumerable<string> Requests(params string[] nouns) =>
        nouns.Select(noun => noun.Length == 0 ? Request : $"{Request}/{noun}");

    static string[] Desk() =>
        [
            "/",
            "/services/{id:guid}",
            "/annuaire",
            "/fiches-officielles",
            "/interpretes",
            "/recherche",
            "/recherche/suggestions",
            "/demandes/nouvelle",
            "/demandes/nouvelle/mandats",
            "/demandes/sujets",
            "/demandes/simple-appel",
            "/pilotage/ameliorations",
            "/pilotage/campagnes",
            "/rappels",
            "/pilotage/campagnes/{id:guid}/saisie",
            "/pilotage/ameliorations/{id}",
            PageSamples.Queue,
            "/fichiers/{publicId}",
            "/courriers-a-imprimer",
            "/reponses-groupees",
            "/courrier",
            "/courrier/ecartes",
            "/courrier/nouveau",
            "/courrier/registre",
            "/courrier/registre/{publicId}",
            "/courrier/lettres/{publicId}",
            "/courrier/lettres/{publicId}/fichier",
            "/courrier/scans/{scanId}",
            "/courrier/scans/{scanId}/original",
            "/courrier/scans/{scanId}/pages/{number:int}",
            "/courrier/scans/{scanId}/vignettes/{number:int}",
            "/courrier/separateurs",
            "/courrier/depart/lots",
            "/courrier/depart/lots/{publicId}",
            "/courrier/depart/lots/{publicId}/pdf",
            "/courrier/depart/lots/{publicId}/bordereau",
            "/courrier/depart/lots/{publicId}/enveloppes",
            "/courrier/depart/lots/{publicId}/recommandes",
            "/courrier/depart/registre",
            "/courrier/depart/registre/{publicId}",
            "/a-valider",
            "/a-valider/{id}",
            "/courriels",
            "/courriels/a-lire",
            "/courriels/a-reprendre",
            "/courriels/{publicId}",
            "/courriels/{publicId}/lecture",
            "/courriels/{publicId}/contenu",
            "/courriels/{publicId}/original",
            "/usagers",
            "/usagers/choix",
            "/usagers/nouveau",
            "/usagers/{publicId}",
            "/usagers/{publicId}/fiche",
            "/usagers/{publicId}/fusion",
            "/usagers/{publicId}/foyer",
            "/usagers/{publicId}/textos",
            "/usagers/{publicId}/mandats",
        ];

    static string[] Settings() =>
        [
            "/reglages",
            .. new[]
            {
                "commune",
                "demandes",
                "langues",
                "calendrier",
                "voies-de-recours",
                "textos",
                "journal",
                "services",
                "services/fiche/{id:guid?}",
                "lieux",
                "lieux/fiche/{id:guid?}",
                "interpretes",
                "interpretes/fiche/{id:guid?}",
                "organismes",
                "organismes/fiche/{id:guid?}",
                "qui-fait-quoi",
                "aidants",
                "aidants/fiche/{id:guid?}",
                "aidants/{id:guid}/mandats",
                "agents",
                "agents/fiche/{id:guid?}",
                "agents/{id:guid}/anonymat",
                "comptes",
                "comptes/nouveau",
                "comptes/{id:guid}",
                "adresses",
                "fiches-officielles",
                "annonces",
                "annonces/fiche/{id:guid?}",
                "site",
                "carte",
                "sujets/{id:guid}/langues/{langue}",
                "sujets/{id:guid}/formulaire",
                "sujets/{id:guid}/formulaire/questions/{key?}",
                "cercles",
                "cercles/fiche/{id:guid?}",
                "cercles/{id:guid}/membres",
                "elus",
                "elus/fiche/{id:guid?}",
                "elus/{officialId:guid}/delegation",
                "courriel",
                "courriel/sante",
                "boites",
                "boites/fiche/{id:guid?}",
                "import",
                "import/{slug:alpha}",
                "sujets",
                "sujets/fiche/{id:guid?}",
                "cles-api",
                "cles-api/nouvelle",
                "cles-api/{id:guid}",
                "webhooks",
                "webhooks/fiche/{id:guid?}",
                "webhooks/{id:guid}/journal",
            }.Select(page => $"/reglages/{page}"),
        ];

    static Dictionary<string, string> Rows((string Who, string[] Routes)[] rows) =>
        rows.SelectMany(row => row.Routes.Select(route => (route, row.Who))).ToDictionary(StringComparer.Ordinal);

    static string Visit(string route, string login, string note) =>
        new PageSample(route, login, _ => "") { Note = note }.Name;

    static string[] Logins(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
