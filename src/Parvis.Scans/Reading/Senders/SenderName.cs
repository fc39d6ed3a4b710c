using System.Text.RegularExpressions;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading.Senders;

/// <summary>A line that may be somebody's name.</summary>
static class SenderName
{
    const int MostWords = 7;
    const int LongestPersonName = 5;

    static readonly Regex WithCivility = Patterns.Of(
        @"^\W*(nom ?: ?)?(p/o |p\.o\. |pour )?(?<civility>(m\.?|mr\.?|monsieur) (et|&|ou) (mme|madame)\.?|mme (et|&) (m\.|mr|monsieur)|m\.|mr\.?|mrs\.?|ms\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|maître|me|dr\.?|docteur|señora?|sra?\.) (?<name>.+)$"
    );

    static readonly HashSet<string> Kinds =
    [
        .. Phrases.Of(
            "association | asso | sci | sarl | sas | sasu | eurl | sa | scp | selarl | cabinet | avocats | avocat | syndicat | syndic",
            "copropriete | coproprietaires | club | comite | collectif | amicale | societe | entreprise | ets | etablissements | union",
            "federation | restaurant | pharmacie | boulangerie | boucherie | garage | agence | ecole | college | lycee | mutuelle",
            "banque | assurances | assurance | residence | fondation | centre | maison | groupe | groupement | cie | compagnie | notaires",
            "etude | office | huissiers | auto | bar | cafe | hotel | tabac | librairie | fleuriste | coiffure | epicerie | theatre | choeur",
            "chorale | ensemble | secours | croix | paroisse | mosquee | scouts | harmonie | football | judo | tennis | rugby | basket"
        ),
    ];

    static readonly string[] NotNames = Phrases.Of(
        "objet | object | subject | tel | telephone | fax | courriel | mail | email | lettre | recommandee | ref | vref | nref | page | siret",
        "le president | la presidente | la direction | le directeur | la directrice | pour le bureau | le gerant | la gerante",
        "le secretaire | la secretaire | le tresorier | le bureau | copie | pieces | pj | fait | courrier | arrive | recu | secretariat",
        "nom | prenom | adresse | code | ville | date | signature | madame monsieur | asunto | assunto | konu | service | appartement"
    );

    static readonly Dictionary<string, string> Spelt = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Mr"] = "M.",
        ["Mr."] = "M.",
        ["Mme."] = "Mme",
    };

    /// <summary>The person or organisation a line names; null when it names neither.</summary>
    public static LetterSender? Of(string line)
    {
        var text = PostalLine.Trimmed(line);
        var match = WithCivility.Match(text);
        var name = PostalLine.Trimmed(match.Success ? match.Groups["name"].Value : text);
        if (!MayName(name))
            return null;
        if (!match.Success && IsOrganisation(name))
            return new LetterSender { Organisation = name };
        var (first, last) = Parts(name);
        var civility = match.Success ? match.Groups["civility"].Value : null;
        return new LetterSender
        {
            Civility = civility is null ? null : Spelt.GetValueOrDefault(civility, civility),
            FirstName = first,
            LastName = last,
        };
    }

    public static bool IsOrganisation(string name) =>
        Words.Folded(name).Any(Kinds.Contains) || Words.Folded(name).Length > LongestPersonName;

    static bool MayName(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var folded = Words.Fold(name);
        return words.Length is > 0 and <= MostWords
            && name.Count(char.IsLetter) >= 4
            && !name.Any(char.IsDigit)
            && !name.Contains('@')
            && char.IsUpper(name.First(char.IsLetter))
            && !NotNames.Any(word => folded == word || folded.StartsWith(word + " ", StringComparison.Ordinal))
            && !PostalLine.IsStreet(name)
            && name.Count(char.IsLetter) >= 0.75 * name.Count(c => c != ' ');
    }

    /// <summary>Capitals say which is the family name; otherwise it follows the first name.</summary>
    static (string? First, string Last) Parts(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var capitals = words.Where(IsCapitals).ToArray();
        if (capitals.Length > 0 && capitals.Length < words.Length)
            return (string.Join(' ', words.Except(capitals)), string.Join(' ', capitals));
        return words.Length == 1 ? (null, name) : (words[0], string.Join(' ', words[1..]));
    }

    static bool IsCapitals(string word) => word.Count(char.IsLetter) >= 2 && !word.Any(char.IsLower);
}
