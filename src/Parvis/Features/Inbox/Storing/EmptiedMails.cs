using Microsoft.EntityFrameworkCore;

namespace Parvis.Features.Inbox.Storing;

public static class EmptiedMails
{
    /// <summary>
    /// Nothing of the message stays but the name it has on its server, so that it is not stored anew. What still waited
    /// no longer does.
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
                    .SetProperty(m => m.MessageKey, "")
                    .SetProperty(m => m.ContentKey, "")
                    .SetProperty(m => m.FirstKey, (string?)null)
                    .SetProperty(m => m.State, MailState.Erased),
            cancellationToken
        );
}
