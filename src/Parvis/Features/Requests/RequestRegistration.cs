using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests;

/// <summary>
/// Makes a record of what somebody asks, whichever way it came: the topic says who owns it, in which circle, and by
/// when; the words become the first message.
/// </summary>
public sealed class RequestRegistration(
    ParvisDbContext db,
    RequestChanges changes,
    Transactions transactions,
    TopicCatalogue topics,
    TopicCircles circles,
    ServiceTargets targets,
    IncomingWords words,
    RequestNotes notes,
    TownClock clock
)
{
    public Task<CitizenRequest> RegisterAsync(
        NewRequest asked,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => transactions.RunAsync(() => RegisterNowAsync(asked, by, cancellationToken), cancellationToken);

    /// <summary>In the verb of a request that can no longer be reopened: what goes on is a new one, linked to it.</summary>
    public async Task<CitizenRequest> RegisterAfterAsync(
        CitizenRequest former,
        NewRequest asked,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var next = await RegisterAsync(asked, by, cancellationToken);
        db.Add(
            new RequestLink
            {
                FromId = next.Id,
                ToId = former.Id,
                Kind = LinkKind.FollowsUp,
            }
        );
        former.Link(next, LinkKind.FollowsUp);
        return next;
    }

    async Task<CitizenRequest> RegisterNowAsync(
        NewRequest asked,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(asked.TopicId);
        var receivedAt = asked.ReceivedAt ?? by.At;
        var promised = await targets.PromiseAsync(topic, receivedAt, cancellationToken);
        var options = new RegistrationOptions
        {
            Subject = string.IsNullOrWhiteSpace(asked.Subject) ? Title(asked.Text) : asked.Subject,
            Channel = asked.Channel,
            Place = asked.Place,
            RequesterId = asked.RequesterId,
            RepresentativeId = asked.RepresentativeId,
            TopicId = asked.TopicId,
            CircleId = await CircleOfAsync(topic, cancellationToken) ?? asked.CircleId,
            DepartmentId = asked.Doubt is null ? asked.DepartmentId ?? topic?.DepartmentId : null,
            ReceivedAt = receivedAt,
            DueOn = promised.AnswerOn,
            FirstAnswerDueOn = promised.FirstAnswerOn,
            AcceptBefore = await targets.AcceptBeforeAsync(by.At, cancellationToken),
            Unanswerable = asked.Unanswerable,
            WroteFrom = asked.WroteFrom,
        };
        return await changes.RegisterAsync(
            options,
            by,
            request => FillAsync(request, asked, by, cancellationToken),
            cancellationToken
        );
    }

    async Task FillAsync(
        CitizenRequest request,
        NewRequest asked,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        // An ordinary request makes its people visible to all; a confidential one, to its circle only.
        if (asked.RequesterId is { } requesterId && request.CircleId is null)
            await RequesterActivity.CountNewRequestAsync(db, requesterId, by.At, cancellationToken);
        else
            await RequesterActivity.BecomeKnownAsync(db, asked.RequesterId, request.CircleId, cancellationToken);
        await RequesterActivity.BecomeKnownAsync(db, asked.RepresentativeId, request.CircleId, cancellationToken);

        if (asked.FirstReceivedOn is not null || !string.IsNullOrWhiteSpace(asked.FirstReceivedBy))
            request.NoteFirstReception(
                asked.FirstReceivedOn,
                asked.FirstReceivedBy,
                DateOnly.FromDateTime(await clock.ToLocalAsync(request.ReceivedAt, cancellationToken))
            );
        if (asked.Said is { } said)
            await words.AddAsync(request, asked.Channel, said, by, request.ReceivedAt, cancellationToken);
        else if (!string.IsNullOrWhiteSpace(asked.Text))
            await words.AddAsync(request, asked.Channel, asked.Text, by, request.ReceivedAt, cancellationToken);
        if (asked.Doubt is { } doubt)
            await notes.AddAsync(request, doubt, [], ProcessContext.System(by.At), cancellationToken);
        if (asked.AnsweredAtOnce)
            request.AnswerAtOnce(asked.Answer, by);
    }

    async Task<Guid?> CircleOfAsync(TopicEntry? topic, CancellationToken cancellationToken) =>
        topic is null ? null : await circles.CurrentAsync(topic.Id, cancellationToken) ?? topic.CircleId;

    /// <summary>What a request is called when nobody named it: its first line.</summary>
    public static string Title(string? text)
    {
        var line = (text ?? "").Trim().Split('\n', 2)[0].Trim();
        if (line.Length <= 80)
            return line;
        var cut = line.LastIndexOf(' ', 79);
        return string.Concat(line.AsSpan(0, cut > 40 ? cut : 79), "…");
    }
}

public sealed record NewRequest
{
    public required Channel Channel { get; init; }

    public string? Subject { get; init; }

    public string? Text { get; init; }

    /// <summary>Instead of the text, when it came with more than words.</summary>
    public SaidWords? Said { get; init; }

    /// <summary>Why nobody but the pilot should have it before it is looked at: an internal note says it.</summary>
    public string? Doubt { get; init; }

    /// <summary>No receipt is issued: a machine would read it.</summary>
    public bool Unanswerable { get; init; }

    /// <summary>The address it came from by mail: the receipt goes back there, when it is one of the person's.</summary>
    public string? WroteFrom { get; init; }

    public string? Place { get; init; }

    public Guid? TopicId { get; init; }

    /// <summary>Where the words come from: what is taken out of a circle without a topic of another one stays in it.</summary>
    public Guid? CircleId { get; init; }

    /// <summary>Instead of the topic's own department.</summary>
    public Guid? DepartmentId { get; init; }

    public long? RequesterId { get; init; }

    public long? RepresentativeId { get; init; }

    public DateTime? ReceivedAt { get; init; }

    /// <summary>The local day another administration received it, when it sent it on to the town.</summary>
    public DateOnly? FirstReceivedOn { get; init; }

    public string? FirstReceivedBy { get; init; }

    /// <summary>Reception answered while the person was there.</summary>
    public bool AnsweredAtOnce { get; init; }

    public string? Answer { get; init; }
}
