using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requesters;
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

        foreach (var request in others)
            await CleanAsync(request, await NamesAsync(scope, request, cancellationToken), cancellationToken);
        if (others.Count > 0)
            await texts.RenewAsync(others, cancellationToken);
    }

    /// <summary>A family name alone too, unless the person of the request bears it.</summary>
    async Task<Passages> NamesAsync(PersonScope scope, long request, CancellationToken cancellationToken)
    {
        var theirs = await (
            from asked in db.Set<CitizenRequest>()
            where asked.Id == request
            join person in db.Set<Requester>() on asked.RequesterId equals person.Id
            select new { person.BirthName, person.UsageName }
        ).ToListAsync(cancellationToken);
        var borne = theirs.SelectMany(p => (string[])[Folding.Fold(p.BirthName), Folding.Fold(p.UsageName)]).ToList();
        return new Passages(
            [
                .. scope.Known.FullNames,
                .. scope.Known.FamilyNames.Where(n => !borne.Contains(Folding.Fold(n))),
                .. scope.Known.Phones,
                .. scope.Known.Emails,
            ],
            Somebody
        );
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

    async Task CleanAsync(long id, Passages hide, CancellationToken cancellationToken)
    {
        var request = await db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
        await db.Set<CitizenRequest>()
            .Where(r => r.Id == id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.Subject, Cut(hide.In(request.Subject)))
                        .SetProperty(r => r.PlannedDetail, hide.In(request.PlannedDetail)),
                cancellationToken
            );
        foreach (var message in await OfAsync<Correspondence>(c => c.RequestId == id, cancellationToken))
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
            // The copy that left; the request is ended and nothing of it waits.
            await db.Set<OutboxMessage>()
                .Where(m => m.CorrespondenceId == message.Id)
                .ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var note in await OfAsync<Note>(n => n.RequestId == id, cancellationToken))
            await db.Set<Note>()
                .Where(n => n.Id == note.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.Body, hide.In(note.Body)), cancellationToken);
        foreach (var opinion in await OfAsync<Opinion>(o => o.RequestId == id, cancellationToken))
            await db.Set<Opinion>()
                .Where(o => o.Id == opinion.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(o => o.Question, hide.In(opinion.Question))
                            .SetProperty(o => o.Answer, opinion.Answer == null ? null : hide.In(opinion.Answer)),
                    cancellationToken
                );
        foreach (var file in await OfAsync<RequestFile>(f => f.RequestId == id, cancellationToken))
            await db.Set<RequestFile>()
                .Where(f => f.Id == file.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Name, hide.In(file.Name)), cancellationToken);
        foreach (
            var entry in await OfAsync<TimelineEvent>(e => e.RequestId == id && e.Payload != null, cancellationToken)
        )
        {
            if (hide.AreIn(entry.Payload!))
                await db.Set<TimelineEvent>()
                    .Where(e => e.Id == entry.Id)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(e => e.Payload, (string?)null).SetProperty(e => e.Salt, (byte[]?)null),
                        cancellationToken
                    );
        }
    }

    Task<List<T>> OfAsync<T>(Expression<Func<T, bool>> which, CancellationToken cancellationToken)
        where T : class => db.Set<T>().AsNoTracking().Where(which).ToListAsync(cancellationToken);

    /// <summary>A name may be shorter than what stands for it.</summary>
    static string Cut(string subject) =>
        subject.Length <= CitizenRequest.MaxSubject ? subject : subject[..CitizenRequest.MaxSubject];
}
