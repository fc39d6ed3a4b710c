using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Deadlines.Clocks;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>Gathers what an acknowledgement of one request tells, and writes it.</summary>
public sealed class AcknowledgementWriter(
    ParvisDbContext db,
    StatutoryClocks clocks,
    TopicCatalogue topics,
    MentionReader mentions,
    SettingsStore settings,
    TownClock town
)
{
    public async Task<WrittenNotice> WriteAsync(
        CitizenRequest request,
        NoticeWish wish,
        CancellationToken cancellationToken
    )
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        var clock = await ClockAsync(request, wish, cancellationToken);
        var kind = AcknowledgementKinds.Of(clock?.Deadline.Regime, topic);
        var confidential = request.CircleId is not null;
        var received = await clocks.ReceivedOnAsync(request, cancellationToken);
        var townSettings = await settings.GetAsync<TownSettings>(cancellationToken);
        var text = AcknowledgementText.Write(
            new AcknowledgementFacts
            {
                Variant = new(kind, request.Channel.IsElectronic(), wish.Missing.Count > 0),
                Mentions = confidential
                    ? await mentions.ReadNeutralAsync(request, cancellationToken)
                    : await mentions.ReadAsync(request, cancellationToken),
                Routes = await settings.GetAsync<AppealRoutes>(cancellationToken),
                Salutation = wish.To?.Salutation ?? "Madame, Monsieur",
                Language = await LanguageAsync(request, cancellationToken),
                ReceivedOn = received,
                FirstReceivedOn = request.FirstReceivedOn,
                FirstReceivedBy = request.FirstReceivedBy,
                Today = await town.TodayAsync(cancellationToken),
                Deadline = clock?.Deadline,
                Period = clock?.Deadline.Regime.Limit.InFrench ?? "",
                PriorAppeal = topic?.Appeal.Prior ?? "",
                Planning = topic?.Appeal.Planning ?? false,
                TownAddress = townSettings.OneLineAddress,
                Confidential = confidential,
                Missing = wish.Missing,
                Until = wish.Until,
                OnlyItems = wish.OnlyItems,
                Replaces = wish.Replaces,
                Word = wish.Word,
            }
        );
        return new WrittenNotice(
            text,
            clock,
            AcknowledgementKinds.RuleOf(clock?.Deadline.Regime, topic, request.FirstReceivedOn),
            received
        );
    }

    /// <summary>What is missing is counted as if it were asked for today.</summary>
    async Task<StatutoryClock?> ClockAsync(CitizenRequest request, NoticeWish wish, CancellationToken cancellationToken)
    {
        var asked = await db.ItemsDemandsOf(request.Id).AsNoTracking().ToListAsync(cancellationToken);
        var today = await town.TodayAsync(cancellationToken);
        // A mistyped year is refused elsewhere, and counted nowhere.
        if (wish is { Missing.Count: > 0, Until: { } until } && until <= today.AddDays(NoticeWish.LongestDays))
        {
            var now = new ItemsDemand(request.Id, messageId: 0, wish.Missing, until);
            now.Left(today);
            if (wish.Replaces is not null)
                asked.Where(d => d.IsOpen).ToList().ForEach(d => d.GiveWay(today));
            asked.Add(now);
        }

        return await clocks.ReadAsync(request, asked, cancellationToken);
    }

    async Task<string> LanguageAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        request.RequesterId is { } id
            ? await db.Set<Requester>()
                .Where(r => r.Id == id)
                .Select(r => r.Language)
                .FirstOrDefaultAsync(cancellationToken)
                ?? ""
            : "";
}

/// <summary>What the agent wants to write.</summary>
public sealed record NoticeWish
{
    /// <summary>Given for items at most; further than this the day was mistyped.</summary>
    public const int LongestDays = 366;

    public required Addressee? To { get; init; }

    public IReadOnlyList<MissingItem> Missing { get; init; } = [];

    public DateOnly? Until { get; init; }

    /// <summary>The acknowledgement has left: only the items are asked for.</summary>
    public bool OnlyItems { get; init; }

    /// <summary>A former list gives way to this one: the day it left.</summary>
    public DateOnly? Replaces { get; init; }

    public string Word { get; init; } = "";
}

/// <param name="Text">What leaves.</param>
/// <param name="Clock">What it tells; null where no period runs.</param>
/// <param name="Rule">See <see cref="AcknowledgementKinds.RuleOf"/>.</param>
/// <param name="ReceivedOn">The reception it tells.</param>
public sealed record WrittenNotice(AcknowledgementText Text, StatutoryClock? Clock, string Rule, DateOnly ReceivedOn);
