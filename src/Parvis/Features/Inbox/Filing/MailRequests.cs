using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Makes a request of a message, or a message of a request.</summary>
public sealed class MailRequests(
    ParvisDbContext db,
    RequestRegistration registration,
    IncomingWords words,
    RequestChanges changes,
    SenderSheets senders,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    SettingsStore settings,
    TimeProvider clock
)
{
    const string WithoutSubject = "Courriel sans objet";
    const int LongestAuthor = 250;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    ProcessContext By => ProcessContext.System(Now) with { Channel = Channel.Email };

    /// <param name="mail">Read; its row is tracked and learns its request.</param>
    /// <param name="former">The request it follows and that can no longer be reopened.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="by">Who decided, when a person did.</param>
    public async Task<CitizenRequest> RegisterAsync(
        ReadMail mail,
        KnownRequest? former,
        CancellationToken cancellationToken,
        ProcessContext? by = null
    )
    {
        var asked = await AskedAsync(mail, circleId: null, cancellationToken);
        var request = former is null
            ? await registration.RegisterAsync(asked, by ?? By, cancellationToken)
            : await RegisterAfterAsync(former, asked, by ?? By, cancellationToken);
        mail.Stored.RequestId = request.Id;
        mail.Stored.Acknowledged = !asked.Unanswerable;
        return request;
    }

    /// <summary>For a message that is written down already, elsewhere: what was said in confidence stays there.</summary>
    /// <param name="mail">Read; its row is tracked and learns its request.</param>
    /// <param name="circleId">Of the request that it leaves.</param>
    /// <param name="former">That request, when the new one goes on from it; it is being changed.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CitizenRequest> RegisterEmptyAsync(
        ReadMail mail,
        Guid? circleId,
        CitizenRequest? former,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var asked = await AskedAsync(mail, circleId, cancellationToken) with { Said = null };
        var request = former is null
            ? await registration.RegisterAsync(asked, by, cancellationToken)
            : await registration.RegisterAfterAsync(former, asked, by, cancellationToken);
        mail.Stored.RequestId = request.Id;
        mail.Stored.Acknowledged = !asked.Unanswerable;
        return request;
    }

    /// <summary>The resident goes on: a request that waited goes on too.</summary>
    public async Task GoOnAsync(
        string reference,
        ReadMail mail,
        CancellationToken cancellationToken,
        ProcessContext? by = null
    )
    {
        var context = by ?? By;
        await changes.ApplyAsync(
            reference,
            request => AddAsync(request, mail, context, cancellationToken),
            context,
            cancellationToken
        );
    }

    public async Task AddAsync(
        CitizenRequest request,
        ReadMail mail,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var said = Said(mail) with { Author = await AuthorAsync(request, mail, cancellationToken) };
        await words.AddAsync(request, Channel.Email, said, by, mail.Stored.ReceivedAt, cancellationToken);
        mail.Stored.RequestId = request.Id;
    }

    async Task<CitizenRequest> RegisterAfterAsync(
        KnownRequest former,
        NewRequest asked,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        CitizenRequest? next = null;
        await changes.ApplyAsync(
            former.Reference,
            async request => next = await registration.RegisterAfterAsync(request, asked, by, cancellationToken),
            by,
            cancellationToken
        );
        return next!;
    }

    async Task<NewRequest> AskedAsync(ReadMail mail, Guid? circleId, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var topic = (await topics.GetAsync(cancellationToken)).Find(mail.Mailbox.TopicId);
        var circle = circleId ?? mail.Stored.CircleId ?? topic?.CircleId;
        // The mailbox of everybody got an answer about a confidential request: neither its topic nor its department may
        // have what is the circle's.
        var elsewhere = circle is not null && circle != topic?.CircleId;
        return new NewRequest
        {
            Channel = Channel.Email,
            Subject = SubjectOf(mail),
            Said = Said(mail),
            TopicId = !elsewhere && topic is { Active: true } ? topic.Id : null,
            CircleId = circle,
            DepartmentId =
                !elsewhere && organisation.Department(mail.Mailbox.DepartmentId) is { Active: true } open
                    ? open.Id
                    : null,
            RequesterId = mail.Person is { } person
                ? await senders.FindOrAddAsync(person, circle, cancellationToken)
                : null,
            ReceivedAt = mail.Stored.ReceivedAt,
            WroteFrom = mail.Person?.Address,
            Unanswerable =
                !mail.MayBeAnswered || mail.Stored.CameLongBefore || await HasEnoughAsync(mail, cancellationToken),
        };
    }

    /// <summary>Two machines that write to each other stop here, whatever they hide.</summary>
    async Task<bool> HasEnoughAsync(ReadMail mail, CancellationToken cancellationToken)
    {
        if (mail.Person is not { } person)
            return true;
        var most = (await settings.GetAsync<RequestSettings>(cancellationToken)).ReceiptsPerSenderAndDay;
        var (key, since, id) = (EmailKey.Of(person.Address), Now.AddDays(-1), mail.Stored.Id);
        return await db.Set<StoredMail>()
                .Where(m => m.FromAddress == key && m.StoredAt > since && m.Acknowledged && m.Id != id)
                .Take(most)
                .CountAsync(cancellationToken) >= most;
    }

    static SaidWords Said(ReadMail mail) =>
        new()
        {
            Subject = SubjectOf(mail),
            Body = mail.Words.Length > 0 ? mail.Words : "(Message sans texte.)",
            Author = mail.Claim.Length > 0 ? Presented(mail.Person?.Address, mail.Claim) : null,
            OriginalId = mail.Stored.Hash is null ? null : mail.Stored.PublicId,
            SenderDoubted = mail.SenderDoubted,
            Files = mail.Files,
            LeftOut = mail.LeftOut,
        };

    static string SubjectOf(ReadMail mail) =>
        mail.Stored.Subject.Length == 0 ? WithoutSubject : mail.Stored.Subject.ShortenedTo(CitizenRequest.MaxSubject);

    /// <summary>Null when it is the requester; otherwise who the message says it is.</summary>
    async Task<string?> AuthorAsync(CitizenRequest request, ReadMail mail, CancellationToken cancellationToken)
    {
        if (mail.Person is not { } person)
            return mail.Claim.Length > 0 ? Presented(who: null, mail.Claim) : "Expéditeur inconnu";
        var key = EmailKey.Of(person.Address);
        var addressees = await db.AddresseesAsync(request, cancellationToken);
        var known = addressees.FirstOrDefault(a => a.Emails.Any(email => EmailKey.Of(email) == key));
        if (mail.Claim.Length > 0)
            return Presented(known?.Name ?? person.Address, mail.Claim);
        if (known is not null)
            return known.Name;
        var said = mail.Stored.FromName;
        return (said.Length > 0 ? $"{said} ({person.Address})" : person.Address).ShortenedTo(LongestAuthor);
    }

    /// <summary>An agent must see whom a message pretends to be, beside whom it is from.</summary>
    static string Presented(string? who, string claim) =>
        (who is null ? $"Se présente comme : {claim}" : $"{who}. Se présente comme : {claim}").ShortenedTo(
            LongestAuthor
        );
}
