using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Inbox.Jobs;

/// <summary>
/// What is over goes: what is not a request after thirty days, what nobody sorted and messages as they came after the
/// months the town set. The request keeps its words and its files. Nothing goes of a request that is still open, nor what
/// somebody wrote after the end and nobody has read.
/// </summary>
public sealed class EraseMailJob(
    ParvisDbContext db,
    BlobErasing erasing,
    SettingsStore settings,
    Transactions transactions,
    TimeProvider clock
) : IJob
{
    public const int NotARequestDays = 30;

    const int Batch = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var (aside, unsorted, kept) = (
            now.AddDays(-NotARequestDays),
            now.AddMonths(-rules.UnsortedMailMonths),
            now.AddMonths(-rules.MailRetentionMonths)
        );
        var mails = db.Set<StoredMail>();
        await EmptyAsync(mails.Where(m => m.State == MailState.NotARequest && m.SettledAt < aside), cancellationToken);
        await EmptyAsync(mails.Where(m => m.State == MailState.ToSort && m.StoredAt < unsorted), cancellationToken);
        await EmptyAsync(Over(mails.Where(m => m.State == MailState.Filed && m.StoredAt < kept)), cancellationToken);
    }

    /// <summary>A merged request is over when the one it lives in is.</summary>
    IQueryable<StoredMail> Over(IQueryable<StoredMail> mails)
    {
        var statuses = RequestStatuses.Open;
        var open = db.Set<CitizenRequest>().Where(r => statuses.Contains(r.Status));
        return mails.Where(m =>
            !open.Any(r => r.Id == m.RequestId)
            && !db.Set<CitizenRequest>().Any(r => r.Id == m.RequestId && open.Any(into => into.Id == r.MergedIntoId))
        );
    }

    /// <summary>
    /// The row stays, without a word of the message, as long as the server may offer it again: it would be stored anew.
    /// </summary>
    async Task EmptyAsync(IQueryable<StoredMail> over, CancellationToken cancellationToken)
    {
        while (
            await over.OrderBy(m => m.Id)
                .Select(m => new
                {
                    m.Id,
                    m.PublicId,
                    m.Hash,
                })
                .Take(Batch)
                .ToListAsync(cancellationToken)
                is { Count: > 0 } batch
        )
        {
            var ids = batch.ConvertAll(m => m.Id);
            var names = batch.ConvertAll(m => m.PublicId);
            await transactions.RunAsync(
                async () =>
                {
                    await db.Set<StoredMail>().Where(m => ids.Contains(m.Id)).EmptyAsync(cancellationToken);
                    await db.Set<Correspondence>()
                        .Where(c => c.OriginalId != null && names.Contains(c.OriginalId))
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(c => c.OriginalId, (string?)null),
                            cancellationToken
                        );
                    await erasing.AddAsync([.. batch.Select(m => m.Hash).OfType<string>()], cancellationToken);
                },
                cancellationToken
            );
        }
    }
}
