using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Reminders;

/// <summary>
/// What should happen, by rules written a second time and plainly: holidays as a list, working days counted one by one,
/// who is who in Saint-Aubin by name. Only the dates of the requests themselves are taken from the program.
/// </summary>
sealed class NaiveYear(TestTown town)
{
    public static readonly DateOnly First = new(2026, 11, 16);

    public static readonly (DateOnly From, DateOnly Until) AnneIsAway = (new(2027, 2, 8), new(2027, 2, 21));

    public static readonly (DateOnly From, DateOnly Until) RoseIsAway = (new(2027, 4, 5), new(2027, 4, 18));

    public static readonly ReminderTimes TimesOfTrees = new(BeforeDays: 3, HeadDays: 4, PilotDays: 9);

    public static readonly NotificationKind[] OfTheLaw =
    [
        NotificationKind.StatutoryDateNear,
        NotificationKind.StatutoryLastDay,
        NotificationKind.SilenceDecided,
    ];

    static readonly HashSet<DateOnly> Holidays =
    [
        new(2026, 12, 25),
        new(2027, 1, 1),
        new(2027, 3, 29),
        new(2027, 5, 1),
        new(2027, 5, 6),
        new(2027, 5, 8),
        new(2027, 5, 17),
        new(2027, 7, 14),
        new(2027, 8, 15),
        new(2027, 11, 1),
        new(2027, 11, 11),
    ];

    readonly List<Followed> all = [];

    public List<YearNews> Reminders { get; } = [];

    public List<YearNews> Warnings { get; } = [];

    public List<string> Decided { get; } = [];

    public List<string> Digests { get; } = [];

    public static bool IsWorked(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    public static DateOnly WorkedAfter(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorked(day))
                count--;
        }

        return day;
    }

    /// <summary>After the first, up to the last.</summary>
    static int WorkedBetween(DateOnly after, DateOnly upTo)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1))
            count += IsWorked(day) ? 1 : 0;
        return count;
    }

    public void Follow(CitizenRequest request, PlannedLife life, DateOnly acknowledge) =>
        all.Add(
            new Followed(life, DateOnly.FromDateTime(request.ReceivedAt), acknowledge) { DueOn = request.DueOn!.Value }
        );

    /// <summary>After somebody acted on it.</summary>
    public void See(CitizenRequest request)
    {
        var followed = all.Single(f => f.Reference == request.Reference);
        followed.DueOn = request.DueOn!.Value;
        followed.Open = request.IsOpen;
        followed.Waiting = request.Status == RequestStatus.WaitingForRequester;
    }

    public void WatchMorning(DateOnly today)
    {
        foreach (var followed in all.Where(f => f.Open))
        {
            WatchTheLaw(followed, today);
            if (IsWorked(today) && !followed.Waiting)
                Remind(followed, today);
        }

        if (IsWorked(today))
            WriteDigests(today);
    }

    static void Note(List<YearNews> news, Followed about, DateOnly on, NotificationKind kind, params string[] whom) =>
        news.AddRange(whom.Select(who => new YearNews(about.Reference, on, kind, who)));

    static ReminderTimes TimesOf(Followed request) =>
        request.Topic == YearTopic.Tree ? TimesOfTrees : new ReminderTimes(2, 2, 5);

    void Remind(Followed request, DateOnly today)
    {
        var times = TimesOf(request);
        var late = WorkedBetween(request.DueOn, today);
        var left = WorkedBetween(today, request.DueOn);
        var leftAtFirst = WorkedBetween(request.Received, request.DueOn);
        var step =
            late >= times.PilotDays ? 4
            : late >= times.HeadDays ? 3
            : late >= 1 ? 2
            : left <= times.BeforeDays && leftAtFirst > times.BeforeDays ? 1
            : 0;
        if (request.ToldFor == request.DueOn && step <= request.Told)
            return;
        if (step == 0)
            return;
        (request.ToldFor, request.Told) = (request.DueOn, step);
        switch (step)
        {
            case 1:
                Note(Reminders, request, today, NotificationKind.DueSoon, Holder(request, today));
                break;
            case 2:
                Note(Reminders, request, today, NotificationKind.DuePassed, Holder(request, today));
                break;
            case 3:
                Note(Reminders, request, today, NotificationKind.LateInDepartment, Head(request, today));
                break;
            default:
                Note(Reminders, request, today, NotificationKind.LateInTown, Watcher(request));
                break;
        }
    }

    static string[] Holder(Followed request, DateOnly today) =>
        request.Holder switch
        {
            null => Head(request, today),
            "voirie" when IsIn(AnneIsAway, today) => ["voirie", "voirie2"],
            // Nobody stands in, there is no head and nobody else: the pilot.
            "etatcivil" when IsIn(RoseIsAway, today) => ["etatcivil", "pilote"],
            var holder => [holder],
        };

    static string[] Head(Followed request, DateOnly today) =>
        request.Topic switch
        {
            YearTopic.Pothole => ["chef"],
            YearTopic.Tree => ["chef-verts"],
            YearTopic.Certificate => IsIn(RoseIsAway, today) ? ["etatcivil", "pilote"] : ["etatcivil"],
            YearTopic.Aid => ["social"],
            _ => ["pilote"],
        };

    static string Watcher(Followed request) => request.Topic == YearTopic.Aid ? "social" : "pilote";

    static bool IsIn((DateOnly From, DateOnly Until) days, DateOnly day) => days.From <= day && day <= days.Until;

    /// <summary>Two months, then silence rejects; warned at 30, 15, 7 and 2 days, and on the last working day.</summary>
    void WatchTheLaw(Followed request, DateOnly today)
    {
        if (request.Decided)
            return;
        var decides = request.Decides;
        var lastDay = decides.AddDays(-1);
        while (!IsWorked(lastDay))
            lastDay = lastDay.AddDays(-1);
        if (today == decides)
        {
            request.Decided = true;
            Decided.Add($"{today:yyyy-MM-dd} {request.Reference}");
            Note(Warnings, request, today, NotificationKind.SilenceDecided, Watcher(request));
        }
        else if (today == lastDay)
            Note(Warnings, request, today, NotificationKind.StatutoryLastDay, Watcher(request));
        else if (today < lastDay && decides.DayNumber - today.DayNumber is 30 or 15 or 7 or 2)
            Note(Warnings, request, today, NotificationKind.StatutoryDateNear, Watcher(request));
    }

    void WriteDigests(DateOnly today)
    {
        var next = WorkedAfter(today, 1);
        var near = today.AddDays(7) > next ? today.AddDays(7) : next;
        var open = all.FindAll(f => f.Open);
        var busy = open.FindAll(f => !f.Waiting);
        foreach (var holder in new[] { "verts", "voirie", "voirie2", "etatcivil" })
        {
            var away =
                (holder == "voirie" && IsIn(AnneIsAway, today)) || (holder == "etatcivil" && IsIn(RoseIsAway, today));
            if (!away)
                Write(today, holder, busy.Where(f => IsHeldBy(f, holder, today) && f.DueOn <= next));
        }

        Write(today, "chef", busy.Where(f => IsForHead(f, YearTopic.Pothole, today)));
        Write(today, "chef-verts", busy.Where(f => IsForHead(f, YearTopic.Tree, today)));
        Write(
            today,
            "social",
            [
                .. busy.Where(f => f.Topic == YearTopic.Aid && f.DueOn <= next),
                .. open.Where(f => f.Topic == YearTopic.Aid && IsOfTheLaw(f, next, near)),
            ]
        );
        Write(
            today,
            "pilote",
            [
                .. busy.Where(f => f.Topic == YearTopic.Noise),
                .. busy.Where(f =>
                    f.Topic is not (YearTopic.Noise or YearTopic.Aid)
                    && WorkedBetween(f.DueOn, today) >= TimesOf(f).PilotDays
                ),
                .. open.Where(f => f.Topic != YearTopic.Aid && IsOfTheLaw(f, next, near)),
            ]
        );
    }

    static bool IsHeldBy(Followed request, string holder, DateOnly today) =>
        request.Holder == holder || (holder == "voirie2" && request.Holder == "voirie" && IsIn(AnneIsAway, today));

    static bool IsForHead(Followed request, YearTopic topic, DateOnly today) =>
        request.Topic == topic
        && (request.Holder is null || WorkedBetween(request.DueOn, today) >= TimesOf(request).HeadDays);

    static bool IsOfTheLaw(Followed request, DateOnly next, DateOnly near) =>
        request.Decided || request.Decides <= near || request.Acknowledge <= next;

    void Write(DateOnly today, string login, IEnumerable<Followed> about)
    {
        town.Logins.ShouldContain(login);
        var references = about.Select(f => f.Reference).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        if (string.Join(' ', references) is { Length: > 0 } list)
            Digests.Add($"{today:yyyyMMdd} {login}: {list}");
    }

    sealed class Followed(PlannedLife life, DateOnly received, DateOnly acknowledge)
    {
        public string Reference => life.Reference;

        public YearTopic Topic => life.Topic;

        public string? Holder => life.Holder;

        public DateOnly Received => received;

        public DateOnly Acknowledge => acknowledge;

        public DateOnly Decides => received.AddMonths(2);

        public required DateOnly DueOn { get; set; }

        public bool Open { get; set; } = true;

        public bool Waiting { get; set; }

        public bool Decided { get; set; }

        public DateOnly? ToldFor { get; set; }

        public int Told { get; set; }
    }
}

/// <summary>What somebody was told.</summary>
sealed record YearNews(string Reference, DateOnly On, NotificationKind Kind, string To);
