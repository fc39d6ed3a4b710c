using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests.Writing;

/// <summary>Whom a form says that a correspondence goes to: an address of mail, or the lines of an envelope.</summary>
public static class Recipients
{
    /// <summary>Of an envelope.</summary>
    public const int MaxLength = 400;

    /// <param name="channel">What is said aloud goes to no address.</param>
    /// <param name="recipient">As typed.</param>
    /// <param name="form">What comes before the names of its fields.</param>
    /// <exception cref="RefusedException">Nothing would arrive there.</exception>
    public static void RefuseIfIncomplete(Channel channel, string recipient, string form = "")
    {
        if (channel == Channel.Email && !EmailAddresses.IsComplete(recipient))
            throw new RefusedException("Donnez une adresse de courriel complète.", $"{form}Email");
        if (
            channel == Channel.Post
            && (recipient.Length > MaxLength || !recipient.Contains('\n', StringComparison.Ordinal))
        )
            throw new RefusedException("Écrivez le nom et l'adresse, une ligne pour chacun.", $"{form}Envelope");
    }

    /// <summary>Whose address it is, else the first one.</summary>
    public static Addressee? Whose(this IReadOnlyList<Addressee> people, string recipient) =>
        people.FirstOrDefault(a => a.Emails.Contains(recipient, StringComparer.OrdinalIgnoreCase))
        ?? people.FirstOrDefault(a => a.Envelope == recipient)
        ?? (people is [var first, ..] ? first : null);

    /// <summary>Of the first that a letter reaches.</summary>
    public static string? Envelope(this IEnumerable<Addressee> people) =>
        people.Select(a => a.Envelope).FirstOrDefault(envelope => envelope is not null);

    /// <summary>Who wrote on paper, prefers it or refuses mail is not written to by mail.</summary>
    /// <param name="people">The first is who is written to.</param>
    /// <param name="cameBy">How they asked.</param>
    public static bool WantPaper(this IReadOnlyList<Addressee> people, Channel cameBy) =>
        people is [var to, ..] && (to.RefusesEmail || (to.PreferredChannel ?? cameBy) == Channel.Post);
}
