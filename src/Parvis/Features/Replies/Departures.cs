using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Troubles;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Replies;

/// <summary>What is about to leave for a resident, and what could not or came back, as the request page shows it. One SQL command.</summary>
public sealed class Departures(ParvisDbContext db, SettingsStore settings, TownClock clock, CurrentViewer viewer)
    : IRequestPagePanel
{
    public int Order => 10;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        if (!conversation.SelectMany(i => new[] { i.Message, i.Receipt }).Any(MayLeave))
            return null;
        var leaving = await ListAsync(request, cancellationToken);
        return leaving.Count == 0 ? null : new PagePanel("/Features/Replies/_Departures.cshtml", leaving);
    }

    static bool MayLeave(Correspondence? message) =>
        message is { Direction: Direction.Outgoing }
        && (message.IsInTrouble || message.State is CorrespondenceState.Queued or CorrespondenceState.ToPrint);

    public async Task<IReadOnlyList<Leaving>> ListAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var addressed = db.WithPostalAddress();
        var found = await (
            from message in db.Set<Correspondence>().AsNoTracking()
            where
                message.RequestId == request.Id
                && message.Direction == Direction.Outgoing
                && (
                    message.State == CorrespondenceState.ToPrint
                    || message.State == CorrespondenceState.Queued
                    || (
                        message.ProblemAt != null
                        && message.SettledAt == null
                        && (message.State == CorrespondenceState.Failed || message.State == CorrespondenceState.Bounced)
                    )
                )
            join row in db.Set<OutboxMessage>().AsNoTracking()
                on (long?)message.Id equals row.CorrespondenceId
                into rows
            from row in rows.DefaultIfEmpty()
            // A receipt leaves within seconds: only one that could not is worth a word.
            where
                message.State != CorrespondenceState.Queued
                || message.Kind == CorrespondenceKind.Message
                || (row.LastError ?? "") != ""
            orderby message.Id
            select new
            {
                message,
                NotBefore = (DateTime?)row.NotBefore,
                DueAt = (DateTime?)row.DueAt,
                State = (OutboxState?)row.State,
                Error = row.LastError,
                Held = (bool?)row.Held,
                HasAddress = message.ProblemAt != null && addressed.Any(r => r.Id == message.RequestId),
            }
        ).ToListAsync(cancellationToken);
        if (found.Count == 0)
            return [];
        var zone = await clock.ZoneAsync(cancellationToken);
        var mail = found.Exists(f => !string.IsNullOrEmpty(f.Error))
            ? await settings.GetAsync<MailSettings>(cancellationToken)
            : new MailSettings();
        return
        [
            .. found.Select(f => new Leaving
            {
                Reference = request.Reference,
                PublicId = f.message.PublicId,
                Kind = f.message.Kind,
                State = f.message.State,
                Channel = f.message.Channel,
                Recipient = f.message.ShownRecipient(),
                LeavesAt = f.State == OutboxState.Waiting ? f.DueAt : f.NotBefore,
                LeavesAtLocal = (f.State == OutboxState.Waiting ? f.DueAt : f.NotBefore) is { } at
                    ? TimeZoneInfo.ConvertTimeFromUtc(at, zone)
                    : null,
                Seconds = f.DueAt is { } due ? Math.Max(0, (int)Math.Ceiling((due - clock.UtcNow).TotalSeconds)) : 0,
                Error = SendingServer.Unnamed(f.Error ?? "", mail),
                Held = f.Held == true,
                Trouble = f.message.IsInTrouble ? TroubleRow.Of(f.message, request, f.HasAddress, viewer.Value) : null,
                MayUndo =
                    f.message.Kind == CorrespondenceKind.Message
                    && (f.message.State is CorrespondenceState.Queued or CorrespondenceState.ToPrint)
                    && (f.State is null or OutboxState.Waiting)
                    && RequestPolicy.Allows(viewer.Value, request, RequestAction.Reply),
            }),
        ];
    }
}

/// <summary>A message that has not left yet.</summary>
public sealed record Leaving
{
    public required string Reference { get; init; }

    public required string PublicId { get; init; }

    public required CorrespondenceKind Kind { get; init; }

    public required CorrespondenceState State { get; init; }

    public required Channel Channel { get; init; }

    public required string Recipient { get; init; }

    public required DateTime? LeavesAt { get; init; }

    public required DateTime? LeavesAtLocal { get; init; }

    public required int Seconds { get; init; }

    /// <summary>Why the last try was not accepted.</summary>
    public required string Error { get; init; }

    public required bool MayUndo { get; init; }

    public bool IsNotice => Kind.IsNotice();

    /// <summary>Begins a sentence.</summary>
    public string What => Kind.Subject();

    /// <summary>Its address got enough for today.</summary>
    public bool Held { get; init; }

    /// <summary>It did not arrive, and somebody must see to it.</summary>
    public TroubleRow? Trouble { get; init; }
}
