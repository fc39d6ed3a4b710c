using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Reminders.Telling;

/// <summary>The times of every topic, over those of the town.</summary>
public sealed class ReminderRules(SettingsStore settings, TopicCatalogue topics)
{
    public async Task<TownReminders> ReadAsync(CancellationToken cancellationToken) =>
        new(
            ReminderTimes.Of(await settings.GetAsync<RequestSettings>(cancellationToken)),
            await topics.GetAsync(cancellationToken)
        );
}

public sealed record TownReminders(ReminderTimes Town, TopicTree Topics)
{
    public ReminderTimes Of(Guid? topicId) => (Topics.Find(topicId)?.Reminders ?? new()).Over(Town).InOrder();

    public int LongestBefore => Everyone.Max(t => t.BeforeDays ?? 0);

    public int LongestAfter => Everyone.Max(t => t.PilotDays ?? 0);

    IEnumerable<ReminderTimes> Everyone => [Of(topicId: null), .. Topics.All.Select(t => Of(t.Id))];

    /// <summary>Topics with a time of their own for this step, and that time; all others follow the town.</summary>
    public ILookup<int, Guid> Apart(Func<ReminderTimes, int?> days)
    {
        var usual = days(Of(topicId: null));
        return Topics
            .All.Select(t => (t.Id, Days: days(Of(t.Id)) ?? 0))
            .Where(t => t.Days != usual)
            .ToLookup(t => t.Days, t => t.Id);
    }
}
