using Microsoft.EntityFrameworkCore;

namespace Parvis.Features.Inbox.Storing;

public static class EmptiedMails
{
    /// <summary>
    /// Nothing of the message stays but the name it has on its server and a digest of its Message-ID: offered again, by a
    /// server that numbers its messages anew, it does not become a request again. Of one that never came, that is said
    /// too, whatever somebody decided about it: it is still on its server only.
    /// </summary>
    public static Task<int> EmptyAsync(this IQueryable<StoredMail> mails, CancellationToken cancellationToken) =>
        mails.ExecuteUpdateAsync(
            set =>
                set.SetProperty(m => m.Hash, (string?)null)
                    .SetProperty(m => m.Subject, "")
                    .SetProperty(m => m.FromAddress, "")
                    .SetProperty(m => m.FromName, "")
                    .SetProperty(m => m.Excerpt, "")
                    .SetProperty(m => m.Problem, "")
                    .SetProperty(m => m.MessageId, "")
                    .SetProperty(m => m.References, "")
                    .SetProperty(m => m.ContentKey, "")
                    .SetProperty(m => m.FirstKey, (string?)null)
                    .SetProperty(
                        m => m.Decision,
                        m => m.Hash == null && m.State != MailState.Erased ? MailDecision.NotHandedOver : m.Decision
                    )
                    .SetProperty(m => m.State, MailState.Erased),
            cancellationToken
        );
}
