using Parvis.Features.Requests.Writing;
using Parvis.Ui;

namespace Parvis.Features.Acknowledgements;

/// <summary>
/// The words of the registration receipt. It is not the legal acknowledgement, which comes later: its name is never
/// used here.
/// </summary>
/// <param name="Mentions">Who writes.</param>
/// <param name="ReceivedOn">A local day.</param>
/// <param name="Salutation">« Madame Martin »</param>
/// <param name="Confidential">Nothing of what it is about is said.</param>
/// <param name="Acknowledged">The acknowledgement of the law follows: one of a mere report would tell no date.</param>
/// <param name="Read">The same in the language the person reads, below the French; null when that is French.</param>
public sealed record ReceiptText(
    Mentions Mentions,
    DateOnly ReceivedOn,
    string Salutation,
    bool Confidential,
    bool Acknowledged,
    ReceiptInLanguage? Read = null
)
{
    public const string Title = "Accusé d'enregistrement";

    public const string WhatFollows =
        "Vous recevrez ensuite un document qui indique les délais de réponse et les voies de recours.";

    /// <summary>A confidential request shows nothing of itself in a list of mails.</summary>
    public string Subject =>
        Confidential ? $"Votre demande {Mentions.Reference}" : $"{Title} de votre demande {Mentions.Reference}";

    public string Received => $"Nous avons bien reçu votre demande le {ReceivedOn.InFull()}.";

    public string Keep =>
        $"Elle porte la référence {Mentions.Reference} : donnez-la chaque fois que vous nous écrivez ou nous appelez.";

    public string Where =>
        $"Votre interlocuteur : {string.Join(", ", new[] { Mentions.Office, Mentions.Address, Phone }.Where(p => p.Length > 0))}.";

    string Phone => Mentions.Phone.Length > 0 ? $"téléphone {Mentions.Phone}" : "";

    /// <summary>As it is kept, and leaves in text.</summary>
    public string Body => Read is null ? French : $"{French}\n\n{Read.Text}";

    public IEnumerable<MailParagraph> Paragraphs =>
        [
            .. Requests.Writing.Mentions.Paragraphs(French).Select(text => new MailParagraph(text)),
            .. Read is null ? Array.Empty<MailParagraph>() : [new MailParagraph(Read.Text, Read.Language.Code)],
        ];

    string French =>
        $"{Title}\n\n{Salutation},\n\n{Received}\n{Keep}\n\n{Where}\n\n{(Read?.Until is { } until ? $"{until}\n\n" : "")}{(Acknowledged ? $"{WhatFollows}\n\n" : "")}Bien à vous,";
}
