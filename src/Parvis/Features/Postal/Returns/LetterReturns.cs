using Microsoft.EntityFrameworkCore;
using Parvis.Data;
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
    public async Task ComeBackAsync(
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
            return;
        var letter = await LetterAsync(line, cancellationToken);
        letter.Bounce($"La lettre est revenue le {on:dd/MM/yyyy} : {why.InFrench()}.", by.At);
        request.LearnLetterReturned(letter.Id, why);
        await PointsOf(request, letter)
            .Where(c => c.FailedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAt, by.At), cancellationToken);
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
        await PointsOf(request, letter)
            .Where(c => c.FailedAt == at)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAt, (DateTime?)null), cancellationToken);
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

    /// <summary>The address it went to, on the sheets of the request's people.</summary>
    IQueryable<ContactPoint> PointsOf(CitizenRequest request, Correspondence letter)
    {
        var key = AddressKey.OfEnvelope(letter.Recipient);
        var (one, two) = (request.RequesterId, request.RepresentativeId);
        return db.Set<ContactPoint>()
            .Where(c => c.Kind == ContactKind.Address && c.Key == key)
            .Where(c => c.RequesterId == one || c.RequesterId == two);
    }
}
