using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Organisation;
using Parvis.Features.Postal.Jobs;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Postal.Batches;

/// <summary>Puts letters that wait together, in the transaction of the form; the job makes their PDF.</summary>
public sealed class BatchMaking(
    ParvisDbContext db,
    YearNumbers numbers,
    BlobErasing erasing,
    TownClock clock,
    JobAlarm alarm
)
{
    /// <summary>Letters that may go with others: ordinary ones, in no batch that is still open.</summary>
    public IQueryable<WaitingForBatch> Waiting(Guid? departmentId) =>
        from message in db.Set<Correspondence>()
        join request in db.Set<CitizenRequest>() on message.RequestId equals request.Id
        where message.State == CorrespondenceState.ToPrint && request.CircleId == null
        where departmentId == null || request.DepartmentId == departmentId
        where !db.Set<OutgoingLetter>().Any(l => l.CorrespondenceId == message.Id && l.BatchId != null)
        orderby message.Id
        select new WaitingForBatch { Letter = message, Reference = request.Reference };

    /// <param name="chosen">Public ids; all that wait when nothing is given.</param>
    /// <param name="departmentId">Of those, when all are wanted.</param>
    /// <param name="twoSided">How they are printed.</param>
    /// <param name="viewer">Who makes it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<LetterBatch> MakeAsync(
        IReadOnlyCollection<string>? chosen,
        Guid? departmentId,
        bool twoSided,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.ServesResidents)
            throw new RefusedException("Cette action revient aux agents qui servent les usagers.");
        if (chosen is { Count: 0 })
            throw new RefusedException("Cochez les lettres du lot.", "Ticked");
        var by = new ProcessContext(viewer.AgentId, viewer.Name, clock.UtcNow);
        var year = (await clock.ToLocalAsync(by.At, cancellationToken)).Year;
        // Whoever makes another batch waits here, and reads what is left.
        var number = await numbers.NextAsync(LetterBatch.Series, year, cancellationToken);
        var waiting = Waiting(departmentId);
        if (chosen is not null)
            waiting = Waiting(null).Where(w => chosen.Contains(w.Letter.PublicId));
        var letters = await waiting.Take(LetterBatch.MostLetters + 1).ToListAsync(cancellationToken);
        if (letters.Count == 0)
            throw new RefusedException("Ces lettres n'attendent plus : un collègue s'en occupe déjà.");
        if (chosen is not null && letters.Count < chosen.Count)
            throw new RefusedException(
                "Une des lettres n'attend plus, ou part déjà avec un autre lot : rechargez la page."
            );
        var batch = new LetterBatch
        {
            Year = year,
            Number = number,
            MadeAt = by.At,
            MadeById = by.AgentId,
            MadeBy = by.Name.CutTo(LetterBatch.MaxPerson),
            TwoSided = twoSided,
            DueAt = by.At,
        };
        db.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        await JoinAsync(batch, letters.Take(LetterBatch.MostLetters), cancellationToken);
        alarm.Ring<MakeBatchesJob>();
        return batch;
    }

    async Task JoinAsync(LetterBatch batch, IEnumerable<WaitingForBatch> letters, CancellationToken cancellationToken)
    {
        var list = letters.ToList();
        var ids = list.ConvertAll(w => (long?)w.Letter.Id);
        var known = await db.Set<OutgoingLetter>()
            .Where(l => ids.Contains(l.CorrespondenceId))
            .ToDictionaryAsync(l => l.CorrespondenceId!.Value, cancellationToken);
        foreach (var (place, waiting) in list.Index())
        {
            if (!known.TryGetValue(waiting.Letter.Id, out var letter))
            {
                letter = OutgoingLetter.Of(waiting.Letter, waiting.Reference);
                letter.Carry(PostalCategory.Ordinary, registeredNumber: null);
                db.Add(letter);
            }

            letter.Join(batch, place + 1);
        }
    }

    /// <summary>Its letters wait for the printer again.</summary>
    public async Task UndoAsync(LetterBatch batch, CancellationToken cancellationToken)
    {
        batch.Undo(clock.UtcNow);
        foreach (var letter in (await LettersAsync(batch, cancellationToken)).Where(l => !l.IsPosted))
            letter.LeaveBatch();
    }

    /// <summary>These letters wait again by themselves; the others are put together anew.</summary>
    public async Task TakeOutAsync(
        LetterBatch batch,
        IReadOnlyCollection<string> letterIds,
        CancellationToken cancellationToken
    )
    {
        var letters = await LettersAsync(batch, cancellationToken);
        var leaving = letters.FindAll(l => letterIds.Contains(l.PublicId) && !l.IsPosted);
        if (leaving.Count == 0)
            throw new RefusedException("Cette lettre n'est plus dans le lot.");
        leaving.ForEach(l => l.LeaveBatch());
        if (leaving.Count == letters.Count)
        {
            batch.Undo(clock.UtcNow);
            return;
        }

        if (batch.MakeAgain(clock.UtcNow) is { } former)
            await erasing.AddAsync([former], cancellationToken);
        alarm.Ring<MakeBatchesJob>();
    }

    /// <summary>In the order of the pile; tracked.</summary>
    public Task<List<OutgoingLetter>> LettersAsync(LetterBatch batch, CancellationToken cancellationToken) =>
        db.Set<OutgoingLetter>().Where(l => l.BatchId == batch.Id).OrderBy(l => l.Place).ToListAsync(cancellationToken);
}

public sealed record WaitingForBatch
{
    public required Correspondence Letter { get; init; }

    public required string Reference { get; init; }
}
