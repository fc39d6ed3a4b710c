using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies;

/// <summary>What deserves a second look before a mail or a letter leaves; nothing else ever asks for one.</summary>
public static class ReplyDoubts
{
    public static IReadOnlyList<string> About(
        ReplyContent content,
        IReadOnlyList<Addressee> addressees,
        IReadOnlyCollection<string> shownFiles
    )
    {
        if (content.Channel == Channel.Post)
            return HasComeBack(content.Recipient, addressees)
                ? ["Une lettre envoyée à cette adresse est revenue."]
                : [];
        if (content.Channel != Channel.Email)
            return [];
        var doubts = new List<string>();
        if (IsBad(content.Recipient, addressees))
            doubts.Add($"Un courriel envoyé à {content.Recipient} n'est pas arrivé.");
        if (IsNew(content.Recipient, addressees))
            doubts.Add(
                addressees is [var first, ..]
                    ? $"{content.Recipient} n'est pas une adresse connue de {first.Name}."
                    : $"{content.Recipient} est une nouvelle adresse : personne n'est identifié pour cette demande."
            );
        if (!shownFiles.ToHashSet(StringComparer.Ordinal).SetEquals(content.Files))
            doubts.Add("Les pièces jointes ont changé depuis que la page les a récapitulées.");
        return doubts;
    }

    /// <summary>A message did not arrive there, and nobody said since that it does.</summary>
    public static bool IsBad(string email, IReadOnlyList<Addressee> addressees) =>
        addressees.Any(a => a.BadEmails.Contains(email, StringComparer.OrdinalIgnoreCase));

    /// <summary>A letter came back from the address below this name.</summary>
    public static bool HasComeBack(string envelope, IReadOnlyList<Addressee> addressees)
    {
        return addressees.Any(a => a.BadAddresses.Any(bad => AddressKey.Leads(envelope, AddressKey.Of(bad))));
    }

    public static bool IsNew(string email, IReadOnlyList<Addressee> addressees) =>
        !addressees.Any(a => a.Emails.Contains(email, StringComparer.OrdinalIgnoreCase));
}
