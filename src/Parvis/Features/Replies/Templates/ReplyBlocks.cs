namespace Parvis.Features.Replies.Templates;

/// <summary>The paragraphs that most answers of the town share, written once: a template says « {{bloc ouverture}} ».</summary>
public sealed record ReplyBlocks
{
    public const int MaxText = 4_000;
    public const string OpeningName = "ouverture";
    public const string WrongDoorName = "mauvaise-porte";
    public const string MissingItemsName = "pieces-manquantes";
    public const string RefusalName = "refus";
    public const string ClosingName = "fermeture";

    public static readonly IReadOnlyList<string> Names =
    [
        OpeningName,
        WrongDoorName,
        MissingItemsName,
        RefusalName,
        ClosingName,
    ];

    public string Opening { get; init; } =
        """
            {{usager.appel}},

            Nous avons reçu votre demande le {{demande.reception}}. Sa référence est {{demande.reference}}.
            """;

    public string WrongDoor { get; init; } =
        """
            Votre demande ne relève pas de la mairie. L'organisme compétent est {{partenaire.nom}}.

            Vous pouvez le joindre ainsi :
            {{si partenaire.adresse}}
            - adresse : {{partenaire.adresse}}
            {{fin}}
            {{si partenaire.telephone}}
            - téléphone : {{partenaire.telephone}}
            {{fin}}
            {{si partenaire.courriel}}
            - courriel : {{partenaire.courriel}}
            {{fin}}
            {{si partenaire.site}}
            - site : {{partenaire.site}}
            {{fin}}
            """;

    public string MissingItems { get; init; } =
        """
            Pour étudier votre demande, il nous manque :
            {{pieces.manquantes}}

            Vous pouvez nous les envoyer ou les apporter : {{service.nom}}, {{service.adresse}}.
            """;

    public string Refusal { get; init; } =
        """
            Nous ne pouvons pas accepter votre demande, pour ces raisons :
            {{refus.motifs}}

            Si vous n'êtes pas d'accord, vous avez deux mois à partir du jour où vous recevez cette réponse pour :
            - demander à la mairie de revoir sa décision (recours gracieux), en écrivant au maire, {{commune.nom}} ;
            - ou saisir le tribunal : {{recours.tribunal}}, {{recours.adresse}}, par courrier ou sur {{recours.site}}.

            Si vous écrivez d'abord au maire, un nouveau délai de deux mois pour saisir le tribunal commence à sa réponse, ou deux mois après votre lettre s'il n'a pas répondu.
            """;

    public string Closing { get; init; } =
        """
            {{si service.telephone}}
            Pour toute question, appelez {{service.nom}} au {{service.telephone}}.

            {{fin}}
            Cordialement,
            """;

    /// <summary>Each with the name templates call it by and the title people read.</summary>
    public IReadOnlyList<NamedBlock> Named() =>
        [
            new(OpeningName, "Ouverture", Opening),
            new(WrongDoorName, "Mauvaise porte", WrongDoor),
            new(MissingItemsName, "Pièces manquantes", MissingItems),
            new(RefusalName, "Refus", Refusal),
            new(ClosingName, "Fermeture", Closing),
        ];

    public string? Find(string name) =>
        Named().FirstOrDefault(b => b.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Text;

    public bool SaysTheSameAs(ReplyBlocks other) => Named().SequenceEqual(other.Named());

    /// <summary>What is wrong in one of them is refused, at its field.</summary>
    public void RefuseFaults()
    {
        TemplateCheck.Refuse(Opening, nameof(Opening), mayCall: false);
        TemplateCheck.Refuse(WrongDoor, nameof(WrongDoor), mayCall: false);
        TemplateCheck.Refuse(MissingItems, nameof(MissingItems), mayCall: false);
        TemplateCheck.Refuse(Refusal, nameof(Refusal), mayCall: false);
        TemplateCheck.Refuse(Closing, nameof(Closing), mayCall: false);
    }
}

/// <param name="Name">As a template calls it.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Text">With its variables.</param>
public sealed record NamedBlock(string Name, string Title, string Text);
