using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Reading;

namespace Parvis.Features.Inbox.Filing;

/// <summary>What an answer to a message needs, so that the program of its author shows it in the same thread.</summary>
/// <param name="MessageId">See <see cref="StoredMail.MessageId"/>.</param>
/// <param name="References">See <see cref="StoredMail.References"/>.</param>
public sealed record MailThread(string MessageId, string References)
{
    /// <summary>A long thread is found by its latest messages; its oldest is kept too, which names it.</summary>
    const int MostReferences = 20;

    public static MailThread Of(IncomingMail mail) =>
        mail.MessageId is { } id && CanBeGivenBack(id)
            ? new MailThread(id, Joined([.. mail.References.Where(r => r != id && CanBeGivenBack(r))]))
            : new MailThread("", "");

    static bool CanBeGivenBack(string id) =>
        id.Length is > 0 and <= StoredMail.MaxMessageId && !id.Any(char.IsWhiteSpace);

    static string Joined(IReadOnlyList<string> references)
    {
        var most = Math.Min(references.Count, MostReferences - 1);
        while (true)
        {
            var joined = string.Join(
                ' ',
                references.Count <= most ? references : [references[0], .. references.Skip(references.Count - most + 1)]
            );
            if (joined.Length <= StoredMail.MaxReferences)
                return joined;
            most--;
        }
    }
}
