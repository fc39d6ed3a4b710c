using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requests;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>
/// The person's name and contacts in what belongs to somebody else: requests they acted for, answers prepared for other
/// people. Those stay; the person is taken out of their words.
/// </summary>
public sealed class PersonMentions(ParvisDbContext db, RequestTexts texts)
{
    const string Somebody = "[personne effacée]";

    public async Task EraseAsync(
        PersonScope scope,
        List<long> others,
        bool everywhere,
        CancellationToken cancellationToken
    )
    {
        var hide = new Passages([.. scope.Known.FullNames, .. scope.Known.Phones, .. scope.Known.Emails], Somebody);
        if (everywhere)
            await LeaveCasesAsync(scope, hide, cancellationToken);

        if (others.Count == 0)
            return;
        await CleanAsync(scope, others, hide, cancellationToken);
        foreach (
            var entry in await db.Set<TimelineEvent>()
                .Where(e => others.Contains(e.RequestId) && e.Payload != null)
                .ToListAsync(cancellationToken)
        )
        {
            if (scope.Known.IsMeantIn(entry.Payload))
                (entry.Payload, entry.Salt) = (null, null);
        }

        await db.SaveChangesAsync(cancellationToken);
        await texts.RenewAsync(others, cancellationToken);
    }

    /// <summary>Their cases lose the sheet and what was hidden from them; other people's, what hid them.</summary>
    async Task LeaveCasesAsync(PersonScope scope, Passages hide, CancellationToken cancellationToken)
    {
        var passages = await db.Set<CasePassage>().AsNoTracking().ToListAsync(cancellationToken);
        var meant = passages.Where(p => scope.Known.IsMeantIn(p.Text)).Select(p => p.Id).ToList();
        await db.Set<CasePassage>().Where(p => meant.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken);
        var sheets = scope.Sheets;
        foreach (
            var file in await db.Set<PrivacyCase>()
                .AsNoTracking()
                .Where(c => sheets.Contains(c.PersonId ?? 0))
                .ToListAsync(cancellationToken)
        )
        {
            await db.Set<CasePassage>().Where(p => p.CaseId == file.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<CaseWithheld>().Where(w => w.CaseId == file.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<PrivacyCase>()
                .Where(c => c.Id == file.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(c => c.PersonId, (long?)null)
                            .SetProperty(c => c.ExtensionReason, hide.In(file.ExtensionReason))
                            .SetProperty(c => c.OutcomeReason, hide.In(file.OutcomeReason))
                            .SetProperty(c => c.ErasureReason, hide.In(file.ErasureReason)),
                    cancellationToken
                );
        }
    }

    async Task CleanAsync(PersonScope scope, List<long> others, Passages hide, CancellationToken cancellationToken)
    {
        foreach (
            var request in await db.Set<CitizenRequest>().Where(r => others.Contains(r.Id)).ToListAsync(cancellationToken)
        )
        {
            if (scope.Known.IsMeantIn(request.Subject))
                await SetAsync<CitizenRequest>(r => r.Id == request.Id, r => r.Subject, hide.In(request.Subject));
            if (scope.Known.IsMeantIn(request.PlannedDetail))
                await SetAsync<CitizenRequest>(r => r.Id == request.Id, r => r.PlannedDetail, hide.In(request.PlannedDetail));
        }

        foreach (
            var message in await db.Set<Correspondence>()
                .AsNoTracking()
                .Where(c => others.Contains(c.RequestId))
                .ToListAsync(cancellationToken)
        )
        {
            await db.Set<Correspondence>()
                .Where(c => c.Id == message.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(c => c.Author, hide.In(message.Author))
                            .SetProperty(c => c.Recipient, hide.In(message.Recipient))
                            .SetProperty(c => c.Subject, hide.In(message.Subject))
                            .SetProperty(c => c.Body, hide.In(message.Body)),
                    cancellationToken
                );
            await db.Set<OutboxMessage>()
                .Where(m => m.CorrespondenceId == message.Id && m.DueAt == OutboxMessage.Never)
                .ExecuteDeleteAsync(cancellationToken);
        }

        foreach (
            var note in await db.Set<Note>().AsNoTracking().Where(n => others.Contains(n.RequestId)).ToListAsync(cancellationToken)
        )
            await SetAsync<Note>(n => n.Id == note.Id, n => n.Body, hide.In(note.Body));
        foreach (
            var opinion in await db.Set<Opinion>()
                .Where(o => others.Contains(o.RequestId))
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        )
        {
            await SetAsync<Opinion>(o => o.Id == opinion.Id, o => o.Question, hide.In(opinion.Question));
            if (opinion.Answer is { } answer)
                await SetAsync<Opinion>(o => o.Id == opinion.Id, o => o.Answer!, hide.In(answer));
        }

        Task SetAsync<T>(Expression<Func<T, bool>> which, Expression<Func<T, string>> what, string value)
            where T : class =>
            db.Set<T>()
                .Where(which)
                .ExecuteUpdateAsync(set => set.SetProperty(what, value), cancellationToken);
    }
}
