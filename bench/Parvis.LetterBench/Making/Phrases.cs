namespace Parvis.LetterBench.Making;

/// <summary>The sentences around what is asked. Letters of half A and half B never take the same ones.</summary>
static class Phrases
{
    static readonly string[][] Openings =
    [
        ["Monsieur le Maire,", "Madame, Monsieur,", "Madame le Maire,", "Bonjour,"],
        [
            "Madame la Maire,",
            "Monsieur le Maire, Mesdames et Messieurs les élus,",
            "Messieurs,",
            "Cher Monsieur le Maire,",
        ],
    ];

    static readonly string[][] Firsts =
    [
        [
            "Je me permets de vous écrire au sujet d'une situation qui me préoccupe.",
            "Je viens vers vous pour une demande simple.",
            "Par la présente, je souhaite attirer votre attention sur ce qui suit.",
            "",
        ],
        [
            "J'ai l'honneur de solliciter votre bienveillance.",
            "Habitant la commune depuis de longues années, je vous écris pour la première fois.",
            "",
            "Suite à ma visite au guichet, on m'a conseillé de vous écrire.",
        ],
    ];

    /// <summary>With dates that are neither that of the letter nor of its arrival.</summary>
    static readonly string[][] Decoys =
    [
        [
            "Je suis né le {naissance} et je vis seul.",
            "Lors de la réunion du {passé}, un élu nous avait promis une réponse.",
            "Nous serons absents à partir du {futur}.",
            "Mon précédent courrier du {passé} est resté sans réponse.",
            "Le bail que j'ai signé le {passé} prévoit cette situation.",
        ],
        [
            "Ma mère, née le {naissance}, ne peut plus se déplacer.",
            "Le constat dressé le {passé} par l'assureur le confirme.",
            "L'échéance est fixée au {futur}.",
            "J'avais déjà téléphoné à vos services le {passé} au matin.",
            "Les travaux, commencés le {passé}, ne sont pas terminés.",
        ],
    ];

    static readonly string[][] Lasts =
    [
        [
            "Je vous remercie par avance de ce que vous pourrez faire et reste à votre disposition pour tout renseignement.",
            "Pourriez-vous me dire quand vos services pourront intervenir ?",
            "Dans l'attente d'une réponse écrite, je reste joignable aux coordonnées indiquées sur cette lettre.",
        ],
        [
            "Je souhaiterais connaître la suite que vous comptez donner à ma démarche.",
            "Il serait bon que quelqu'un vienne constater cela sur place.",
            "Vous voudrez bien me faire savoir quels documents sont nécessaires, et à qui les remettre.",
        ],
    ];

    static readonly string[][] Closings =
    [
        [
            "Je vous prie d'agréer, Monsieur le Maire, l'expression de mes salutations distinguées.",
            "Veuillez recevoir, Madame, Monsieur, mes meilleures salutations.",
            "Cordialement,",
        ],
        [
            "Veuillez croire, Madame la Maire, à l'assurance de ma considération.",
            "Dans cette attente, je vous adresse mes salutations respectueuses.",
            "Bien à vous,",
        ],
    ];

    public static string Opening(int half, Chance chance) => chance.One(Openings[half]);

    public static string First(int half, Chance chance) => chance.One(Firsts[half]);

    public static string Decoy(int half, Chance chance) => chance.One(Decoys[half]);

    public static string Last(int half, Chance chance) => chance.One(Lasts[half]);

    public static string Closing(int half, Chance chance) => chance.One(Closings[half]);
}
