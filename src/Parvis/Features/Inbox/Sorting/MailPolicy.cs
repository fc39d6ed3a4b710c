using System.Linq.Expressions;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>
/// Who may see a message that belongs to no request: whoever serves residents; what came to the mailbox of a
/// confidential topic, its circle only. Once it belongs to a request, that request's policy says.
/// </summary>
public static class MailPolicy
{
    public static Expression<Func<StoredMail, bool>> Visible(Viewer viewer)
    {
        if (!viewer.ServesResidents)
            return static _ => false;
        var circles = viewer.Circles;
        return circles.Count == 0
            ? static m => m.CircleId == null
            : m => m.CircleId == null || circles.Contains(m.CircleId.Value);
    }

    /// <summary>Those of a request are reached through the request.</summary>
    public static IQueryable<StoredMail> Unattached(this IQueryable<StoredMail> mails, Viewer viewer) =>
        mails.Where(m => m.RequestId == null).Where(Visible(viewer));
}
