using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Mail;

namespace Parvis.Features.Inbox.Filing;

/// <summary>
/// What somebody wrote that is in no request. Of an address that a family shares, only what bears their name is theirs:
/// the rest is told and erased with whoever wrote it.
/// </summary>
public sealed class SenderShares(ParvisDbContext db)
{
    public async Task<SenderShare> ShareOfAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var addresses = scope.Known.Emails.Select(EmailKey.Of).Where(a => a.Length > 0).Distinct().ToList();
        var shared = await (
            from point in db.Set<ContactPoint>()
            where point.Kind == ContactKind.Email && addresses.Contains(point.Key)
            join owner in db.Set<Requester>() on point.RequesterId equals owner.Id
            where (owner.MergedIntoId ?? owner.Id) != scope.PersonId
            select point.Key
        )
            .Distinct()
            .ToListAsync(cancellationToken);
        return new SenderShare(
            [.. addresses.Except(shared, StringComparer.Ordinal)],
            shared.Count == 0 ? [] : await SignedAsync(scope.Known.FullNames, shared, cancellationToken)
        );
    }

    async Task<IReadOnlyList<long>> SignedAsync(
        IReadOnlyList<string> names,
        IReadOnlyList<string> shared,
        CancellationToken cancellationToken
    )
    {
        var mails = await db.Set<StoredMail>()
            .Where(m => m.RequestId == null && shared.Contains(m.FromAddress))
            .Select(m => new
            {
                m.Id,
                m.FromName,
                m.FromAddress,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. mails
                .Where(m =>
                {
                    var said = RequesterNames.Of(SenderName.Read(new NamedAddress(m.FromName, m.FromAddress)));
                    return names.Any(name => RequesterNames.Same(name, said));
                })
                .Select(m => m.Id),
        ];
    }
}

/// <param name="Addresses">Theirs alone.</param>
/// <param name="Signed">Messages in no request, from an address that others have too, that bear their name.</param>
public sealed record SenderShare(IReadOnlyList<string> Addresses, IReadOnlyList<long> Signed);
