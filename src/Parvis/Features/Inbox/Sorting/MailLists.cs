using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>
/// What waits for somebody: to be sorted, to be read; and what was dismissed. The words of a circle are in none of these
/// lists: who reads them opens the message, and that look is noted.
/// </summary>
public sealed class MailLists(ParvisDbContext db, SettingsStore settings, ShownRecords shown)
{
    public const int PageSize = 50;

    /// <summary>Oldest first: it has waited longest.</summary>
    public Task<List<MailRow>> ToSortAsync(Viewer viewer, long? after, CancellationToken cancellationToken) =>
        Rows(ToSort(viewer).Where(m => after == null || m.Id > after).OrderBy(m => m.Id))
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);

    public Task<CappedCount> CountToSortAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ToSort(viewer).CountUpToCapAsync(cancellationToken);

    IQueryable<StoredMail> ToSort(Viewer viewer) =>
        db.Set<StoredMail>().Unattached(viewer).Where(m => m.State == MailState.ToSort && m.CopyOfId == null);

    /// <summary>Newest first: a mistake is seen soon.</summary>
    public Task<List<MailRow>> DismissedAsync(Viewer viewer, long? before, CancellationToken cancellationToken) =>
        Rows(
                db.Set<StoredMail>()
                    .Unattached(viewer)
                    .Where(m => m.State == MailState.NotARequest && m.CopyOfId == null)
                    .Where(m => before == null || m.Id < before)
                    .OrderByDescending(m => m.Id)
            )
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);

    /// <summary>Written about requests that are over: of the departments this person works in, or of the whole town.</summary>
    public async Task<List<MailRow>> ToReadAsync(Viewer viewer, long? after, CancellationToken cancellationToken)
    {
        var window = (await settings.GetAsync<RequestSettings>(cancellationToken)).ReopenWindowDays;
        var found = await (
            from mail in ToRead()
            where after == null || mail.Id > after
            join request in Over(viewer) on mail.RequestId equals request.Id
            join mailbox in db.Set<Mailbox>() on mail.MailboxId equals mailbox.Id
            orderby mail.Id
            select new
            {
                mail,
                request,
                mailbox.Name,
            }
        )
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        return found.ConvertAll(f => RowToRead(f.mail, f.request, f.Name, window));
    }

    public Task<CappedCount> CountToReadAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ToRead()
            .Join(Over(viewer), m => m.RequestId, r => r.Id, static (m, _) => m)
            .CountUpToCapAsync(cancellationToken);

    IQueryable<StoredMail> ToRead() => db.Set<StoredMail>().AsNoTracking().Where(m => m.State == MailState.ToRead);

    /// <summary>Requests that are over, whose mail this person reads.</summary>
    IQueryable<CitizenRequest> Over(Viewer viewer)
    {
        var everything = viewer.WatchesTown || viewer.IsReception;
        var departments = viewer.Departments.Keys.ToList();
        var open = RequestStatuses.Open;
        return db.Set<CitizenRequest>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Where(r => !open.Contains(r.Status))
            .Where(r => everything || (r.DepartmentId != null && departments.Contains(r.DepartmentId.Value)));
    }

    static MailRow RowToRead(StoredMail mail, CitizenRequest request, string mailbox, int window) =>
        new()
        {
            Id = mail.Id,
            PublicId = mail.PublicId,
            FromName = mail.FromName,
            FromAddress = mail.FromAddress,
            Subject = request.Subject,
            Excerpt = request.CircleId is null ? mail.Excerpt : "",
            Problem = "",
            Decision = mail.Decision,
            ReceivedAt = mail.ReceivedAt,
            Mailbox = mailbox,
            SenderDoubted = mail.SenderDoubted,
            Confidential = request.CircleId is not null,
            SettledAt = mail.SettledAt,
            SettledBy = mail.SettledBy,
            Reference = request.Reference,
            CameInTime = request.CanReopenFor(mail.ReceivedAt, window),
        };

    /// <summary>One that is shown whole: of a circle's, that is a look.</summary>
    public async Task<MailRow?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = await Rows(
                db.Set<StoredMail>()
                    .Unattached(viewer)
                    .Where(m => m.PublicId == publicId && m.State != MailState.Erased)
            )
            .FirstOrDefaultAsync(cancellationToken);
        if (found is { Confidential: true })
            shown.NoteConfidentialMail(found.Id);
        return found;
    }

    /// <summary>The request it is in by now; null when this person may know nothing of it.</summary>
    public Task<FiledMail?> FindFiledAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        db.Set<StoredMail>()
            .Where(MailPolicy.Visible(viewer))
            .Where(m => m.PublicId == publicId)
            .Join(
                db.Set<CitizenRequest>().VisibleTo(viewer),
                m => m.RequestId,
                r => r.Id,
                (m, r) => new FiledMail(r.Reference, r.Subject, MailSettlement.Of(m.Decision, m.SettledBy, m.SettledAt))
            )
            .FirstOrDefaultAsync(cancellationToken);

    IQueryable<MailRow> Rows(IQueryable<StoredMail> mails) =>
        mails
            .Join(db.Set<Mailbox>(), m => m.MailboxId, b => b.Id, (m, b) => new { Mail = m, b.Name })
            .Select(x => new MailRow
            {
                Id = x.Mail.Id,
                PublicId = x.Mail.PublicId,
                FromName = x.Mail.FromName,
                FromAddress = x.Mail.FromAddress,
                Subject = x.Mail.Subject,
                Excerpt = x.Mail.CircleId == null ? x.Mail.Excerpt : "",
                Problem = x.Mail.Problem,
                Decision = x.Mail.Decision,
                ReceivedAt = x.Mail.ReceivedAt,
                Mailbox = x.Name,
                SenderDoubted = x.Mail.SenderDoubted,
                Confidential = x.Mail.CircleId != null,
                SettledAt = x.Mail.SettledAt,
                SettledBy = x.Mail.SettledBy,
                IsKept = x.Mail.Hash != null,
            });
}

/// <summary>A message that no longer waits.</summary>
/// <param name="Reference">Of its request.</param>
/// <param name="Subject">Of its request.</param>
/// <param name="Settlement">Who decided; null when nobody had to.</param>
public sealed record FiledMail(string Reference, string Subject, MailSettlement? Settlement);
