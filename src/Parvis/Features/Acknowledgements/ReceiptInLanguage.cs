using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Ui;
using Parvis.Ui.Translation;

namespace Parvis.Features.Acknowledgements;

/// <summary>
/// The receipt in the language the person reads. The French stands above it, whole: the language of the law is French (CRPA
/// L111-1, Constitution article 2). Of a confidential request it says nothing that the French does not.
/// </summary>
/// <param name="Language">Of its words.</param>
/// <param name="Lines">What arrived, its reference, who has it, until when, how to follow it.</param>
/// <param name="Until">In French, what the lines say of the day: the French text must say no less.</param>
public sealed record ReceiptInLanguage(PortalLanguage Language, IReadOnlyList<string> Lines, string? Until)
{
    public string Text => string.Join('\n', Lines);

    /// <param name="words">Of the person's language.</param>
    /// <param name="request">Whose receipt it is.</param>
    /// <param name="receivedOn">A local day.</param>
    /// <param name="mentions">Who writes, and how it is followed.</param>
    /// <param name="acknowledged">An acknowledgement follows.</param>
    public static ReceiptInLanguage Write(
        PortalWords words,
        CitizenRequest request,
        DateOnly receivedOn,
        Mentions mentions,
        bool acknowledged
    )
    {
        var lines = new List<string>
        {
            words["Nous avons bien reçu votre demande le {0}.", words.InFull(receivedOn)],
            words[
                "Elle porte la référence {0} : donnez-la chaque fois que vous nous écrivez ou nous appelez.",
                mentions.Reference
            ],
            mentions.DepartmentName.Length > 0
                ? words["Votre demande est entre les mains du service {0}.", mentions.DepartmentName]
                : words["Votre demande est entre les mains de la mairie."],
        };
        if (mentions.Phone.Length > 0)
            lines.Add(words["Téléphone : {0}", mentions.Phone]);
        var due = request.CircleId is null ? request.DueOn : null;
        if (due is { } day)
            lines.Add(words[Promise, words.InFull(day)]);
        if (mentions.FollowUp is { } followUp)
            lines.Add(
                words["Pour la suivre : {0}, avec cette référence et le code {1}.", followUp.Door, followUp.Code]
            );
        if (acknowledged)
            lines.Add(
                words["Vous recevrez ensuite un document qui indique les délais de réponse et les voies de recours."]
            );
        lines.Add(words["Seul le texte français a valeur officielle. Vous pouvez nous demander de vous l'expliquer."]);
        return new(
            words.Language,
            lines,
            due is { } until ? Promise.Replace("{0}", until.InFull(), StringComparison.Ordinal) : null
        );
    }

    const string Promise = "Nous pensons vous répondre au plus tard le {0} : c'est le délai que la mairie s'est donné.";
}
