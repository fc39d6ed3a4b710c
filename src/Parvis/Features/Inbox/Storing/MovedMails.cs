using Microsoft.EntityFrameworkCore;

namespace Parvis.Features.Inbox.Storing;

public static class MovedMails
{
    /// <summary>
    /// What they hold is for others from now on. <see cref="StoredMail.FirstKey"/> names the confidence they were filed in:
    /// kept, it would refuse the same message there, where they are not looked for any more.
    /// </summary>
    public static Task<int> MoveToCircleAsync(
        this IQueryable<StoredMail> mails,
        Guid? circleId,
        CancellationToken cancellationToken
    ) =>
        mails.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.CircleId, circleId).SetProperty(m => m.FirstKey, (string?)null),
            cancellationToken
        );
}
