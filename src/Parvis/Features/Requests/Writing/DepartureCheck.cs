using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requests.Writing;

/// <summary>What may have happened to a request, its people and their addresses while a message about it waited.</summary>
public sealed class DepartureCheck(ParvisDbContext db)
{
    public async Task<Departing> ReadAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var found = await (
            from said in db.Set<Correspondence>()
            where said.Id == message.CorrespondenceId
            join about in db.Set<CitizenRequest>() on said.RequestId equals about.Id
            select new { said, about }
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        return found is null or { about.ErasedAt: not null }
            ? new Departing(Request: null, Said: null, Obstacle: null)
            : new Departing(found.about, found.said, await ObstacleAsync(found.about, message, cancellationToken));
    }

    async Task<string?> ObstacleAsync(
        CitizenRequest request,
        OutboxMessage message,
        CancellationToken cancellationToken
    ) =>
        message.Carrier == OutboxCarrier.TextMessage
            ? await WantsTextsAsync(request, message, cancellationToken)
                ? null
                : "La personne ne veut plus de textos à ce numéro."
            : await FailedSinceAsync(request, message, cancellationToken)
                ? "Un autre courriel vient de revenir de cette adresse."
                : null;

    /// <summary>Somebody may have said STOP while it waited for the morning.</summary>
    Task<bool> WantsTextsAsync(CitizenRequest request, OutboxMessage message, CancellationToken cancellationToken)
    {
        var (one, two) = (request.RequesterId, request.RepresentativeId);
        return db.Set<ContactPoint>()
            .Where(c => c.Kind == ContactKind.Phone && c.Key == message.Recipient)
            .Where(c => c.TextsAgreedAt != null && c.TextsStoppedAt == null)
            .AnyAsync(c => c.RequesterId == one || c.RequesterId == two, cancellationToken);
    }

    /// <summary>Since somebody last wanted it to leave: what they knew then, they decided.</summary>
    Task<bool> FailedSinceAsync(CitizenRequest request, OutboxMessage message, CancellationToken cancellationToken)
    {
        var (key, since) = (EmailKey.Of(message.Mail.To), message.AskedAt);
        var (one, two) = (request.RequesterId, request.RepresentativeId);
        return db.Set<ContactPoint>()
            .Where(c => c.Kind == ContactKind.Email && c.Key == key && c.FailedAt > since)
            .AnyAsync(c => c.RequesterId == one || c.RequesterId == two, cancellationToken);
    }
}

/// <param name="Request">Null when it was erased.</param>
/// <param name="Said">The words that leave; null with it.</param>
/// <param name="Obstacle">Why it would not arrive, or is not wanted, since it was written.</param>
public sealed record Departing(CitizenRequest? Request, Correspondence? Said, string? Obstacle)
{
    public OutboxVerdict Verdict =>
        Request is null ? new CallOff("Les données de la demande ont été effacées.")
        : Obstacle is { } why ? new GiveUp(why)
        : OutboxVerdict.Go;
}
