using Parvis.Features.Requesters;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies;

/// <summary>What deserves a second look before a mail leaves; nothing else ever asks for one.</summary>
public static class ReplyDoubts
{
    public static IReadOnlyList<string> About(
        ReplyContent content,
        IReadOnlyList<Addressee> addressees,
        IReadOnlyCollection<string> shownFiles
    )
    {
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

    public static bool IsNew(string email, IReadOnlyList<Addressee> addressees) =>
        !addressees.Any(a => a.Emails.Contains(email, StringComparer.OrdinalIgnoreCase));
}
