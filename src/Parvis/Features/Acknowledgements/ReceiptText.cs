using Parvis.Features.Requests.Writing;
using Parvis.Ui;

namespace Parvis.Features.Acknowledgements;

/// <summary>
/// The words of the registration receipt. It is not the legal acknowledgement, which comes later: its name is never
/// used here.
/// </summary>
public sealed record ReceiptText(Mentions Mentions, DateOnly ReceivedOn, string Salutation, bool Confidential)
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

    public string Body => $"{Title}\n\n{Salutation},\n\n{Received}\n{Keep}\n\n{Where}\n\n{WhatFollows}\n\nBien à vous,";
}
