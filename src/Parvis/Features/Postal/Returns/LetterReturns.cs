using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Postal.Returns;

/// <summary>
/// What came back of a letter that was posted. When nobody was found at its address, the letter has not arrived: what
/// counted on it does not any more, and the address is marked on the sheets of the request's people.
/// </summary>
public sealed class LetterReturns(ParvisDbContext db, TownClock clock)
{
    /// <returns>Whether its address stood on a sheet, and is marked there.</returns>
    public async Task<bool> ComeBackAsync(
        CitizenRequest request,
        OutgoingLetter line,
        DateOnly on,
        PostalReturn why,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        await RefuseFutureAsync(on, nameof(OutgoingLetter.ReturnedOn), cancellationToken);
        line.ComeBack(on, why);
        if (!why.IsOfTheAddress())
            return false;
        var letter = await LetterAsync(line, cancellationToken);
        letter.Bounce($"La lettre est revenue le {on:dd/MM/yyyy} : {why.InFrench()}.", by.At);
        request.LearnLetterReturned(letter.Id, why);
        var points = await PointsOfAsync(request, letter, cancellationToken);
        await MarkAsync(points, former: null, now: by.At, cancellationToken);
        return points.Count > 0;
    }

    /// <summary>The wrong letter was noted.</summary>
    public async Task TakeBackAsync(CitizenRequest request, OutgoingLetter line, CancellationToken cancellationToken)
    {
        var ofTheAddress = line.ReturnedFor?.IsOfTheAddress() == true;
        line.HasNotComeBack();
        if (!ofTheAddress)
            return;
        var letter = await LetterAsync(line, cancellationToken);
        if (letter is not { State: CorrespondenceState.Bounced, ProblemAt: { } at })
            throw new RefusedException("Cette lettre a déjà eu une suite : son retour ne s'annule plus.");
        letter.HasArrived();
        request.LearnMailArrived(letter.Id);
        var points = await PointsOfAsync(request, letter, cancellationToken);
        // Another letter may have come back from there, and found it marked.
        await MarkAsync(points, at, await OtherReturnAsync(points, letter, cancellationToken), cancellationToken);
    }

    public async Task ReceiveAsync(OutgoingLetter line, DateOnly on, CancellationToken cancellationToken)
    {
        await RefuseFutureAsync(on, nameof(OutgoingLetter.ReceivedOn), cancellationToken);
        line.Receive(on);
    }

    async Task RefuseFutureAsync(DateOnly on, string field, CancellationToken cancellationToken)
    {
        if (on > await clock.TodayAsync(cancellationToken))
            throw new RefusedException("Ce jour est à venir.", field);
    }

    Task<Correspondence> LetterAsync(OutgoingLetter line, CancellationToken cancellationToken) =>
        db.Set<Correspondence>().SingleAsync(c => c.Id == line.CorrespondenceId, cancellationToken);

    Task<int> MarkAsync(List<ContactPoint> points, DateTime? former, DateTime? now, CancellationToken cancellationToken)
    {
        var ids = points.ConvertAll(p => p.Id);
        return db.Set<ContactPoint>()
            .Where(c => ids.Contains(c.Id) && c.FailedAt == former)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAt, now), cancellationToken);
    }

    /// <summary>The address it went to, on the sheets of the request's people and of those who asked the same.</summary>
    async Task<List<ContactPoint>> PointsOfAsync(
        CitizenRequest request,
        Correspondence letter,
        CancellationToken cancellationToken
    )
    {
        var (id, one, two) = (request.Id, request.RequesterId, request.RepresentativeId);
        var all = await db.Set<ContactPoint>()
            .AsNoTracking()
            .Where(c => c.Kind == ContactKind.Address)
            .Where(c =>
                c.RequesterId == one
                || c.RequesterId == two
                || db.Set<CitizenRequest>()
                    .Any(r =>
                        r.MergedIntoId == id && (r.RequesterId == c.RequesterId || r.RepresentativeId == c.RequesterId)
                    )
            )
            .ToListAsync(cancellationToken);
        return all.FindAll(c => AddressKey.Leads(letter.Recipient, c.Key));
    }

    /// <returns>When; null when no other did.</returns>
    async Task<DateTime?> OtherReturnAsync(
        List<ContactPoint> points,
        Correspondence letter,
        CancellationToken cancellationToken
    )
    {
        var people = points.ConvertAll(p => (long?)p.RequesterId);
        var others = await db.Set<Correspondence>()
            .AsNoTracking()
            .Where(c => c.Id != letter.Id && c.Channel == Channel.Post && c.State == CorrespondenceState.Bounced)
            .Where(c =>
                db.Set<CitizenRequest>()
                    .Any(r =>
                        r.Id == c.RequestId && (people.Contains(r.RequesterId) || people.Contains(r.RepresentativeId))
                    )
            )
            .OrderBy(c => c.Id)
            .Select(c => new { c.Recipient, c.ProblemAt })
            .ToListAsync(cancellationToken);
        return others.FindLast(c => points.Exists(p => AddressKey.Leads(c.Recipient, p.Key)))?.ProblemAt;
    }
}
