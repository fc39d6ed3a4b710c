using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Acknowledgements;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Progress;

/// <summary>
/// Writes to whoever gets the receipts of a request, or may be written to though they telephoned or came; by mail only: paper
/// and telephone are for what matters more.
/// </summary>
public sealed class ProgressSending(
    ParvisDbContext db,
    OrganisationDirectory directory,
    MentionReader mentions,
    ILastSender lastSender,
    OutboxStore outbox,
    TownClock clock
)
{
    /// <returns>Whether somebody is written to.</returns>
    public async Task<bool> SendAsync(
        CitizenRequest request,
        ProgressSteps steps,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var addressees = await db.AddresseesAsync(request, cancellationToken);
        var wroteFrom = await lastSender.AddressAsync(request.Id, cancellationToken);
        var route = ReceiptRoute.Choose(request.Channel, addressees, wroteFrom);
        if (
            (route.Channel == Channel.Email ? route : ByMail(addressees))
            is not { To: { } to, Recipient: { } recipient }
        )
            return false;
        if (await WriteAsync(request, steps, to, cancellationToken) is not { } body)
            return false;
        var closing = await mentions.ReadAsync(request, cancellationToken);
        var message = new Correspondence
        {
            RequestId = request.Id,
            Kind = CorrespondenceKind.News,
            Direction = Direction.Outgoing,
            Channel = Channel.Email,
            At = by.At,
            Author = closing.Office,
            Subject = ProgressText.Subject(request.Reference),
            Body = body,
            Recipient = recipient,
            State = CorrespondenceState.Queued,
        };
        db.Add(message);
        // The outbox row needs the message's number.
        await db.SaveChangesAsync(cancellationToken);
        request.TellNews(message.Id);
        outbox.Add(
            OutboxKind.News,
            new OutgoingMail
            {
                To = recipient,
                ToName = to.FormalName,
                Subject = message.Subject,
                Text = closing.CloseText(body),
                Html = closing.CloseHtml(message.Subject, body),
                Automatic = true,
            },
            message.Id,
            delay: TimeSpan.Zero
        );
        return true;
    }

    /// <summary>Who asked for nothing else, and has an address where messages arrive.</summary>
    static ReceiptRoute? ByMail(IReadOnlyList<Addressee> addressees) =>
        addressees
            .Where(person => person is { RefusesEmail: false, PreferredChannel: null } && person.GoodEmails.Any())
            .Select(person => new ReceiptRoute(Channel.Email, person, person.EmailFor(wroteFrom: null)))
            .FirstOrDefault();

    async Task<string?> WriteAsync(
        CitizenRequest request,
        ProgressSteps steps,
        Addressee to,
        CancellationToken cancellationToken
    ) =>
        ProgressText.Write(
            new ProgressFacts
            {
                Steps = steps,
                Reference = request.Reference,
                Salutation = to.Salutation,
                Department = (await directory.GetAsync(cancellationToken)).Department(request.DepartmentId)?.Name ?? "",
                ReceivedOn = DateOnly.FromDateTime(await clock.ToLocalAsync(request.ReceivedAt, cancellationToken)),
                Today = await clock.TodayAsync(cancellationToken),
                DueOn = request.Status.IsPaused() ? null : request.DueOn,
                PlannedOn = request.PlannedOn,
            }
        );
}
