using Parvis.Data;
using Parvis.Features.Replies.Letter.Paper;

namespace Parvis.Features.Replies.Letter.Word;

/// <summary>Something a Word letter can say: what the letter of Parvis says in the same place.</summary>
/// <param name="Name">As written between braces.</param>
/// <param name="Meaning">What the list of fields says.</param>
/// <param name="Value">One or several lines; empty when the letter has none.</param>
public sealed record WordLetterField(string Name, string Meaning, Func<LetterSheet, string> Value)
{
    /// <summary>Without it the letter would not say the answer.</summary>
    public const string Body = "lettre.texte";

    public static readonly IReadOnlyList<WordLetterField> All =
    [
        new(Body, "le texte de la réponse, tel qu'il a été approuvé", s => s.Message.Body),
        new("lettre.objet", "l'objet de la lettre", s => s.Message.Subject),
        new("lettre.destinataire", "nom et adresse du destinataire, une ligne chacun", s => Lines(s.Envelope.Lines)),
        new("lettre.date", "date de la lettre, en toutes lettres", s => s.WrittenOn),
        new("lettre.lieu", "ville et date : « Valmont, le 3 mars 2027 »", s => s.Head.DateLine(s.WrittenOn)),
        new("lettre.suivi", "« Affaire suivie par : », puis l'agent et sa fonction", FollowedBy),
        new("lettre.signature", "agent, fonction et service, sous le texte", Signature),
        new("lettre.pieces", "« Pièces jointes : », puis leurs noms", Enclosures),
        new("lettre.rappel", "la phrase qui rappelle la référence", s => s.FootLine),
        new("lettre.avis", "la phrase qui demande un avis, puis son adresse", Invitation),
        new("demande.reference", "référence de la demande", s => s.Mentions.Reference),
        new("agent.nom", "agent qui suit la demande", s => s.Mentions.AgentName),
        new("agent.fonction", "sa fonction", s => s.Mentions.AgentFunction),
        new("service.nom", "service qui a la demande", s => s.Mentions.DepartmentName),
        new("service.adresse", "son adresse", s => s.Mentions.Address),
        new("service.telephone", "son téléphone", s => s.Mentions.Phone),
        new("service.courriel", "son courriel", s => s.Mentions.Email),
        new("commune.nom", "nom de la commune", s => s.Head.Town.Name),
        new("commune.telephone", "téléphone de l'accueil", s => s.Head.Town.Phone),
        new("commune.site", "site de la commune", s => s.Head.Town.Website),
    ];

    static readonly Dictionary<string, WordLetterField> ByName = All.ToDictionary(
        f => f.Name,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Names of merge fields have underscores where ours have a point.</summary>
    public static WordLetterField? Find(string name) => ByName.GetValueOrDefault(name.Replace('_', '.'));

    /// <summary>The field that the name of another program's probably is, by its last word: « OBJET », « Nom_destinataire ».</summary>
    public static WordLetterField? Guess(string name)
    {
        var word = Folding.Fold(name.Replace('_', ' ').Replace('.', ' ')).Split(' ')[^1];
        return All.FirstOrDefault(f => f.Name.EndsWith($".{word}", StringComparison.Ordinal));
    }

    /// <summary>What every letter of the town must say (CRPA L111-2) or needs to arrive, and these fields do not.</summary>
    public static string? Lacking(IReadOnlyCollection<string> names)
    {
        var lacking = new[]
        {
            ("le destinataire", new[] { "lettre.destinataire" }),
            ("l'agent qui suit la demande", ["lettre.suivi", "lettre.signature", "agent.nom"]),
            ("la référence", ["demande.reference", "lettre.rappel"]),
        }
            .Where(said => !names.Any(name => said.Item2.Contains(Find(name)?.Name)))
            .Select(said => said.Item1)
            .ToList();
        return lacking.Count == 0 ? null : string.Join(", ", lacking);
    }

    static string FollowedBy(LetterSheet sheet) =>
        sheet.FollowedBy.Length == 0 ? "" : $"Affaire suivie par : {sheet.FollowedBy}";

    static string Signature(LetterSheet sheet) =>
        sheet.ClosesItself ? ""
        : sheet.Message.IsSigned ? sheet.Mentions.Office
        : Lines(new[] { sheet.Mentions.AgentName, sheet.Mentions.AgentFunction, sheet.Mentions.Office });

    static string Enclosures(LetterSheet sheet) =>
        sheet.Enclosures.Count == 0 ? "" : $"Pièces jointes : {string.Join(", ", sheet.Enclosures)}";

    static string Invitation(LetterSheet sheet) =>
        sheet.Invitation is { } invitation ? $"{invitation.Sentence} {invitation.Address}" : "";

    static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
