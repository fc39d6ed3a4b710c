using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Mail;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Asks the database what the filters need to know of a message, in the transaction that files it.</summary>
public sealed partial class MailFactsReader(ParvisDbContext db, SettingsStore settings)
{
    const int MostReferences = 5;

    public async Task<MailFacts> ReadAsync(ReadMail mail, CancellationToken cancellationToken)
    {
        var answered = await AnsweredAsync(mail, cancellationToken);
        var circle = await CircleAsync(mail, cancellationToken);
        return new MailFacts
        {
            CircleId = circle,
            Kind = mail.Kind,
            Bounced = mail.Bounced,
            IsOurs = mail.IsOurs,
            Person = mail.Person,
            PutIn = mail.Stored.RequestId is { } putIn
                ? await GoingOnAsync(putIn, mail.Stored.ReceivedAt, cancellationToken)
                : null,
            First = await FirstAsync(mail, circle, cancellationToken),
            Answered = answered,
            Named = answered is null ? await NamedAsync(mail, cancellationToken) : null,
        };
    }

    /// <summary>See <see cref="MailFacts.CircleId"/>.</summary>
    public async Task<Guid?> CircleAsync(ReadMail mail, CancellationToken cancellationToken)
    {
        if (mail.Stored.CircleId is { } own)
            return own;
        var (keys, named) = (mail.OurKeys, ReferencesIn(mail.Subject).Take(MostReferences).ToList());
        if (keys.Count > 0)
        {
            var answered =
                from ours in db.Ours(keys)
                join request in db.Set<CitizenRequest>() on ours.Message.RequestId equals request.Id
                where request.CircleId != null
                orderby request.Id
                select request.CircleId;
            if (await answered.FirstOrDefaultAsync(cancellationToken) is { } circle)
                return circle;
        }

        return named.Count == 0
            ? null
            : await db.Set<CitizenRequest>()
                .Where(r => named.Contains(r.Reference) && r.CircleId != null)
                .OrderBy(r => r.Id)
                .Select(r => r.CircleId)
                .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// In the same confidence only: what a circle received is told to nobody else by a copy. Of an erased one only the
    /// Message-ID is known: it is the same when it had arrived before that one was stored.
    /// </summary>
    Task<StoredMail?> FirstAsync(ReadMail mail, Guid? circle, CancellationToken cancellationToken)
    {
        if (mail.MessageKey.Length == 0)
            return Task.FromResult<StoredMail?>(null);
        var (id, arrivedAt) = (mail.Stored.Id, mail.Stored.ReceivedAt);
        return db.Set<StoredMail>()
            .AsNoTracking()
            .Where(m => m.MessageKey == mail.MessageKey)
            .Where(m => m.ContentKey == mail.ContentKey || (m.State == MailState.Erased && m.StoredAt >= arrivedAt))
            .Where(m => m.Id != id && m.CopyOfId == null && m.CircleId == circle)
            .Where(m => m.State != MailState.Stored)
            .OrderBy(m => m.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    async Task<KnownRequest?> AnsweredAsync(ReadMail mail, CancellationToken cancellationToken)
    {
        if (mail.OurKeys.Count == 0)
            return null;
        var found = await db.Ours(mail.OurKeys)
            .Select(o => new { o.Key, o.Message.RequestId })
            .ToListAsync(cancellationToken);
        var nearest = found.Nearest(mail.OurKeys, f => f.Key);
        return nearest is null
            ? null
            : await GoingOnAsync(nearest.RequestId, mail.Stored.ReceivedAt, cancellationToken);
    }

    async Task<KnownRequest?> NamedAsync(ReadMail mail, CancellationToken cancellationToken)
    {
        if (mail.Person is not { } person)
            return null;
        foreach (var reference in ReferencesIn(mail.Subject).Take(MostReferences))
        {
            var request = await db.Set<CitizenRequest>()
                .AsNoTracking()
                .FirstOrDefaultAsync(r => r.Reference == reference, cancellationToken);
            if (request is not null && await IsKnownToAsync(request, person, cancellationToken))
                return await GoingOnAsync(request.Id, mail.Stored.ReceivedAt, cancellationToken);
        }

        return null;
    }

    public static IEnumerable<string> ReferencesIn(string subject)
    {
        foreach (Match match in Shape().Matches(subject))
        {
            if (RequestReference.TryNormalize(match.Value, out var reference))
                yield return reference;
        }
    }

    /// <summary>Who asked, who acts for them, who asked the same, or an address that we wrote to about it.</summary>
    async Task<bool> IsKnownToAsync(CitizenRequest request, NamedAddress person, CancellationToken cancellationToken)
    {
        var key = EmailKey.Of(person.Address);
        var addressees = await db.AddresseesAsync(request, cancellationToken);
        if (addressees.SelectMany(a => a.Emails).Any(email => EmailKey.Of(email) == key))
            return true;
        var written = await db.Set<Correspondence>()
            .Where(c => c.RequestId == request.Id && c.Direction == Direction.Outgoing && c.Recipient != "")
            .Select(c => c.Recipient)
            .Distinct()
            .ToListAsync(cancellationToken);
        return written.Any(recipient => EmailKey.Of(recipient) == key);
    }

    /// <summary>Itself, or the one it was merged into.</summary>
    async Task<KnownRequest?> GoingOnAsync(long id, DateTime receivedAt, CancellationToken cancellationToken)
    {
        var window = (await settings.GetAsync<RequestSettings>(cancellationToken)).ReopenWindowDays;
        for (var seen = new HashSet<long>(); seen.Add(id); )
        {
            var request = await db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
            if (request.MergedIntoId is { } into)
                id = into;
            else
                return new KnownRequest(
                    id,
                    request.Reference,
                    request.IsOpen,
                    request.CanReopenFor(receivedAt, window),
                    request.CircleId
                );
        }

        return null;
    }

    [GeneratedRegex(
        @"\b\d{2}[ \-]?\d{5,12}[ \-]?[A-Za-z]\b",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Shape();
}
