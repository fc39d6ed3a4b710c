using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Settings;

namespace Parvis.Features.Topics;

/// <summary>What a town promises: an answer, and a first word before it, in working days by topic or by default.</summary>
public sealed class ServiceTargets(SettingsStore settings, TownClock clock)
{
    /// <summary>The town's own regime, on its own calendar: closing days and closing time count.</summary>
    /// <param name="topic">What it is about; nothing is promised but the town's usual days when unknown.</param>
    /// <param name="receivedAtUtc">When it reached the town hall.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="pausedDays">Working days during which the town could only wait: by then it had said its first word.</param>
    public async ValueTask<PromisedDates> PromiseAsync(
        TopicEntry? topic,
        DateTime receivedAtUtc,
        CancellationToken cancellationToken,
        int pausedDays = 0
    )
    {
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var received = await clock.ToLocalAsync(receivedAtUtc, cancellationToken);
        var calendar = await clock.CalendarAsync(cancellationToken);
        var days = rules.AnswerDays(topic?.TargetDays);
        return new PromisedDates(
            After(days + pausedDays),
            rules.FirstAnswerDaysBefore(days, topic?.FirstAnswerDays) is { } first ? After(first) : null
        );

        DateOnly After(int workingDays) =>
            DeadlineCalculator
                .Evaluate(
                    new Regime(RegimeFamilies.Target, new TimeLimit(workingDays, TimeUnit.WorkingDay)),
                    new Reception(DateOnly.FromDateTime(received), TimeOnly.FromDateTime(received)),
                    [],
                    calendar
                )
                .Due
            ?? throw new InvalidOperationException("A promise always has a date.");
    }

    /// <summary>
    /// Until when a department accepts what it is offered: hours of working days only, so that a request of Friday
    /// evening is not overdue on Sunday.
    /// </summary>
    public async ValueTask<DateTime> AcceptBeforeAsync(DateTime offeredAtUtc, CancellationToken cancellationToken)
    {
        var requests = await settings.GetAsync<RequestSettings>(cancellationToken);
        return await AfterAsync(offeredAtUtc, TimeSpan.FromHours(requests.AcceptanceHours), cancellationToken);
    }

    /// <summary>The limit of what has had half of its time at this moment: anything due before it has had more.</summary>
    public async ValueTask<DateTime> HalfAcceptedBeforeAsync(DateTime nowUtc, CancellationToken cancellationToken)
    {
        var requests = await settings.GetAsync<RequestSettings>(cancellationToken);
        return await AfterAsync(nowUtc, TimeSpan.FromHours(requests.AcceptanceHours / 2.0), cancellationToken);
    }

    async ValueTask<DateTime> AfterAsync(DateTime offeredAtUtc, TimeSpan hours, CancellationToken cancellationToken)
    {
        var (zone, calendar) = (await clock.ZoneAsync(cancellationToken), await clock.CalendarAsync(cancellationToken));
        var offered = TimeZoneInfo.ConvertTimeFromUtc(offeredAtUtc, zone);
        var offeredOn = DateOnly.FromDateTime(offered);
        var day = calendar.OnOrAfter(offeredOn);
        var total = (day == offeredOn ? offered.TimeOfDay : TimeSpan.Zero) + hours;
        var until =
            calendar.Add(day, total.Days).ToDateTime(TimeOnly.MinValue) + (total - TimeSpan.FromDays(total.Days));
        // The hour that summer time skips does not exist.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(until) ? until.AddHours(1) : until, zone);
    }
}

/// <summary>The dates promised for one request.</summary>
/// <param name="AnswerOn">Of the answer.</param>
/// <param name="FirstAnswerOn">Of the first word of a person, when it is promised sooner than the answer.</param>
public sealed record PromisedDates(DateOnly AnswerOn, DateOnly? FirstAnswerOn);
