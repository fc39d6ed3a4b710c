using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Approval;

/// <summary>Why an answer that waits must not leave any more.</summary>
public sealed class ApprovalObstacles(ParvisDbContext db)
{
    /// <summary>What happened to the request since, that makes of it another decision.</summary>
    public async Task<string?> FindAsync(
        CitizenRequest request,
        ApprovalRound round,
        CancellationToken cancellationToken
    )
    {
        if (request.Status == RequestStatus.Merged)
            return "La demande a été fusionnée dans une autre depuis cette proposition.";
        if (round.WasOpen && !request.IsOpen)
            return "La demande a pris fin depuis cette proposition.";
        if (request.RequesterId != round.RequesterId)
            return "Le demandeur a changé depuis cette proposition.";
        var (id, since) = (request.Id, round.AskedAt);
        var another = await db.Set<Correspondence>()
            .Where(c => c.RequestId == id && c.Kind == CorrespondenceKind.Message && c.Direction == Direction.Outgoing)
            .Where(c => c.State != CorrespondenceState.Withdrawn && c.State != CorrespondenceState.Failed)
            .AnyAsync(c => c.At > since, cancellationToken);
        if (another)
            return "Une autre réponse est partie depuis cette proposition.";
        if (!await HasFailedAsync(request, round, cancellationToken))
            return null;
        return round.Channel == Channel.Email
            ? $"Un courriel envoyé à {round.Recipient} est revenu depuis cette proposition."
            : "Une lettre envoyée à cette adresse est revenue depuis cette proposition.";
    }

    Task<bool> HasFailedAsync(CitizenRequest request, ApprovalRound round, CancellationToken cancellationToken)
    {
        var byMail = round.Channel == Channel.Email;
        var kind = byMail ? ContactKind.Email : ContactKind.Address;
        var key = byMail ? EmailKey.Of(round.Recipient) : AddressKey.OfEnvelope(round.Recipient);
        var since = round.AskedAt;
        var (one, two) = (request.RequesterId, request.RepresentativeId);
        return db.Set<ContactPoint>()
            .Where(c => c.Kind == kind && c.Key == key && c.FailedAt > since)
            .AnyAsync(c => c.RequesterId == one || c.RequesterId == two, cancellationToken);
    }
}
