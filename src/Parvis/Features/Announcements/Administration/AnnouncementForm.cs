using Parvis.Features.Settings;

namespace Parvis.Features.Announcements.Administration;

/// <summary>The fields of an announcement; its moments are days and hours of the town.</summary>
public sealed class AnnouncementForm
{
    static readonly TimeOnly Opening = new(0, 0);

    public string? Title { get; set; }

    public string? Text { get; set; }

    public bool IsUrgent { get; set; }

    public DateOnly? From { get; set; }

    public TimeOnly? FromHour { get; set; }

    public DateOnly? Until { get; set; }

    public TimeOnly? UntilHour { get; set; }

    public bool OnSite { get; set; } = true;

    public bool WhileWaiting { get; set; } = true;

    public int Version { get; set; }

    public static AnnouncementForm Of(Announcement announcement, TimeZoneInfo zone)
    {
        var from = TimeZoneInfo.ConvertTimeFromUtc(announcement.From, zone);
        // The end of a day is the beginning of the next one.
        var until = TimeZoneInfo.ConvertTimeFromUtc(announcement.Until, zone);
        var wholeDay = TimeOnly.FromDateTime(until) == Opening;
        return new AnnouncementForm
        {
            Title = announcement.Title,
            Text = announcement.Text,
            IsUrgent = announcement.IsUrgent,
            From = DateOnly.FromDateTime(from),
            FromHour = TimeOnly.FromDateTime(from) == Opening ? null : TimeOnly.FromDateTime(from),
            Until = DateOnly.FromDateTime(wholeDay ? until.AddDays(-1) : until),
            UntilHour = wholeDay ? null : TimeOnly.FromDateTime(until),
            OnSite = announcement.OnSite,
            WhileWaiting = announcement.WhileWaiting,
            Version = announcement.Version,
        };
    }

    public AnnouncementOptions Read(TimeZoneInfo zone) =>
        new()
        {
            Title = Title,
            Text = Text,
            IsUrgent = IsUrgent,
            From = From is { } from ? Utc(from, FromHour ?? Opening, zone) : null,
            Until =
                Until is not { } until ? null
                : UntilHour is { } hour ? Utc(until, hour, zone)
                : Utc(until.AddDays(1), Opening, zone),
            OnSite = OnSite,
            WhileWaiting = WhileWaiting,
        };

    /// <summary>An hour that a change of clocks skips is the one after it.</summary>
    static DateTime Utc(DateOnly day, TimeOnly hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(hour);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }
}
