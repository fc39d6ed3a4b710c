using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Acknowledgements.Duty;

/// <summary>Keeps what is owed true, in the transaction of whatever changes it.</summary>
public sealed class AcknowledgementKeeper(
    ParvisDbContext db,
    StatutoryClocks clocks,
    TopicCatalogue topics,
    DepartureDays departures,
    SettingsStore settings
)
    : IHandle<RequestRegistered>,
        IHandle<TopicChanged>,
        IHandle<ReceptionCorrected>,
        IHandle<StatutoryDateMoved>,
        IHandle<NoticeSent>,
        IHandle<RequestReferred>,
        IHandle<ReferralEnded>,
        IHandle<MailReturned>,
        IHandle<MailArrivedAfterAll>,
        IHandle<FirstReceptionNoted>
{
    static readonly Regime Electronic = new(
        RegimeFamilies.ElectronicAcknowledgement,
        RegimeFamilies.ElectronicAcknowledgement.Usual.Rule
    );

    public async Task HandleAsync(
        CitizenRequest request,
        RequestRegistered happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        // Answered at once, nothing is owed; written at once, it is known already; a machine asks for nothing.
        if (!request.IsOpen || happened.Unanswerable == true || request.PendingEvents.Any(e => e is NoticePrepared))
            return;
        if (await clocks.ReadAsync(request, [], cancellationToken) is not null)
            db.Add(new Acknowledgement(request.Id, await DueOnAsync(request, cancellationToken)));
    }

    public Task HandleAsync(
        CitizenRequest request,
        TopicChanged happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => FollowTopicAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        ReceptionCorrected happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => FollowAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        StatutoryDateMoved happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => FollowAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        FirstReceptionNoted happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => FollowAsync(request, cancellationToken);

    async Task FollowTopicAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        if (
            await FindAsync(request.Id, cancellationToken) is { Exemption: { } exemption } kept
            && exemption.DependsOnTheTopic()
        )
        {
            kept.Lapse();
            await OweAgainAsync(
                request,
                kept,
                "Le sujet a changé : le cas prévu par la loi est à revoir.",
                cancellationToken
            );
        }

        await FollowAsync(request, cancellationToken);
    }

    async Task FollowAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var kept = await FindAsync(request.Id, cancellationToken);
        if (await clocks.ReadAsync(request, cancellationToken) is not { } clock)
        {
            if (kept is { MessageId: null, Exemption: null })
                db.Remove(kept);
            return;
        }

        if (kept is null)
            db.Add(kept = new Acknowledgement(request.Id, await DueOnAsync(request, cancellationToken)));
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        kept.Follow(
            AcknowledgementKinds.RuleOf(clock.Deadline.Regime, topic, request.FirstReceivedOn),
            await clocks.ReceivedOnAsync(request, cancellationToken),
            await DueOnAsync(request, cancellationToken)
        );
    }

    public async Task HandleAsync(
        CitizenRequest request,
        NoticeSent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(request.Id, cancellationToken) is { } kept && kept.MessageId == happened.MessageId)
            kept.Give(await departures.OfAsync(happened.MessageId, cancellationToken));
    }

    public async Task HandleAsync(
        CitizenRequest request,
        RequestReferred happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (await clocks.ReadAsync(request, cancellationToken) is not null)
            (await EnsureAsync(request, cancellationToken)).PassOn(happened.PartnerName, by.Name);
    }

    public async Task HandleAsync(
        CitizenRequest request,
        ReferralEnded happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (!happened.Declined || await FindAsync(request.Id, cancellationToken) is not { } kept)
            return;
        kept.TakeBack();
        await FollowAsync(request, cancellationToken);
    }

    /// <summary>By the town, unless another authority has the request and acknowledges it (CRPA L114-2).</summary>
    public async Task OweAgainAsync(
        CitizenRequest request,
        Acknowledgement kept,
        string why,
        CancellationToken cancellationToken
    )
    {
        if (request.Status == RequestStatus.Referred)
        {
            if (await clocks.ReadAsync(request, cancellationToken) is not null)
                kept.PassOn(request.ReferredTo, "Parvis");
            return;
        }

        request.OweAcknowledgement(why);
    }

    /// <summary>Who never got it was not told.</summary>
    public async Task HandleAsync(
        CitizenRequest request,
        MailReturned happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (
            happened.MessageId is { } returned
            && await FindAsync(request.Id, cancellationToken) is { } kept
            && kept.MessageId == returned
        )
            kept.ComeBack();
    }

    public async Task HandleAsync(
        CitizenRequest request,
        MailArrivedAfterAll happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(request.Id, cancellationToken) is not { MessageId: null } kept)
            return;
        var message = await db.Set<Correspondence>().SingleAsync(c => c.Id == happened.MessageId, cancellationToken);
        if (message.Kind == CorrespondenceKind.Acknowledgement)
            kept.ArriveAfterAll(message.Id, await departures.OfAsync(message.Id, cancellationToken));
    }

    public ValueTask<Acknowledgement?> FindAsync(long requestId, CancellationToken cancellationToken) =>
        db.Set<Acknowledgement>().FindAsync([requestId], cancellationToken);

    /// <summary>The row, made when there is none yet.</summary>
    public async Task<Acknowledgement> EnsureAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.Id, cancellationToken) is { } kept)
            return kept;
        var made = new Acknowledgement(request.Id, await DueOnAsync(request, cancellationToken));
        db.Add(made);
        return made;
    }

    /// <summary>Ten working days from reception: the law for what is electronic, the town's aim for the rest.</summary>
    public async ValueTask<DateOnly> DueOnAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var settled = await settings.GetAsync<TownSettings>(cancellationToken);
        var reception = new Reception(await clocks.ReceivedOnAsync(request, cancellationToken));
        return DeadlineCalculator.Evaluate(Electronic, reception, [], new TownCalendar(settled.Holidays())).Due
            ?? throw new InvalidOperationException("An acknowledgement always has a date.");
    }
}
