using Parvis.Features.Requesters;
using Parvis.Features.Topics;

namespace Parvis.Demo.Stories;

/// <summary>A year of arrivals: busy Mondays, a quiet August, calls in opening hours, forms at night.</summary>
sealed class Arrivals
{
    static readonly double[] Months = [1.0, 0.95, 1.05, 1.0, 0.95, 1.05, 0.85, 0.55, 1.3, 1.15, 1.05, 0.8];
    static readonly double[] Weekdays = [0.1, 1.35, 1.15, 1.1, 1.1, 1.0, 0.25];

    static readonly (Channel Channel, double Weight)[] AnyChannel =
    [
        (Channel.Phone, 38),
        (Channel.Email, 23),
        (Channel.Web, 14),
        (Channel.FrontDesk, 15),
        (Channel.Post, 6),
        (Channel.ElectedOfficial, 3),
        (Channel.SocialNetwork, 1),
    ];

    readonly StorySetting world;
    readonly Weighted<TopicSheet> topics;
    readonly Weighted<Channel> channels = new(AnyChannel);
    readonly Weighted<DateOnly> days;

    public Arrivals(StorySetting world, int daysBack)
    {
        this.world = world;
        topics = new Weighted<TopicSheet>(world.Topics.Select(t => (t, t.Weight)));
        var today = world.Calendar.Day(world.Now);
        days = new Weighted<DateOnly>(
            Enumerable
                .Range(0, daysBack + 1)
                .Select(back => today.AddDays(-back))
                .Select(day =>
                    (day, Months[day.Month - 1] * Weekdays[(int)day.DayOfWeek] * Habit(today, day, daysBack))
                )
        );
    }

    /// <summary>In order of arrival.</summary>
    public IEnumerable<(DateTime At, Channel Channel)> Draw(int count, Chance chance) =>
        Enumerable.Range(0, count).Select(_ => DrawOne(chance)).Order().ToList();

    public Arrival Complete((DateTime At, Channel Channel) moment, Chance chance)
    {
        var sheet = topics.Draw(chance);
        var channel = sheet.CircleId is null ? moment.Channel : Discreet(moment.Channel);
        return new Arrival(moment.At, sheet, Who(sheet, channel, chance), channel)
        {
            StaysOpen = world.Open > 0 && chance.Of(world.Open),
        };
    }

    (DateTime At, Channel Channel) DrawOne(Chance chance)
    {
        while (true)
        {
            var channel = channels.Draw(chance);
            var day = days.Draw(chance);
            var hour = channel is Channel.Phone or Channel.FrontDesk or Channel.Post
                ? OpeningHour(chance)
                : AnyHour(chance);
            if (channel is Channel.Phone or Channel.FrontDesk or Channel.Post)
                day = world.Calendar.WorkdayAfter(day, 0);
            var at = world.Calendar.ToUtc(day, TimeSpan.FromHours(hour));
            if (at < world.Now)
                return (new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc), channel);
        }
    }

    /// <summary>The town hall took to the program little by little.</summary>
    static double Habit(DateOnly today, DateOnly day, int daysBack) =>
        1.6 - (1.0 * (today.DayNumber - day.DayNumber) / daysBack);

    static Channel Discreet(Channel channel) =>
        channel is Channel.ElectedOfficial or Channel.SocialNetwork ? Channel.Phone : channel;

    static double OpeningHour(Chance chance) =>
        chance.Of(0.58) ? chance.Between(8.55, 11.95) : chance.Between(13.55, 17.4);

    static double AnyHour(Chance chance) =>
        chance.Of(0.75) ? chance.Between(8.0, 20.0)
        : chance.Of(0.8) ? chance.Between(20.0, 23.9)
        : chance.Between(5.5, 8.0);

    Resident? Who(TopicSheet sheet, Channel channel, Chance chance)
    {
        if (sheet.CircleId is { } circle && chance.Of(0.5))
            return chance.Pick(world.InCircles[circle]);
        if (sheet.Topic.Kind == TopicKind.Information && channel == Channel.Phone && chance.Of(0.25))
            return null;
        if (channel == Channel.SocialNetwork)
            return null;
        // A few people write often, most once in years.
        return chance.PickSkewed(world.Residents, 1.9);
    }
}
