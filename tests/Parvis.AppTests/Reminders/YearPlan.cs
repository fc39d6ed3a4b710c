namespace Parvis.AppTests.Reminders;

/// <summary>What will happen in the year, drawn once: the same seed tells the same year.</summary>
static class YearPlan
{
    const int Requests = 130;

    public static IReadOnlyList<PlannedLife> Make(int seed)
    {
#pragma warning disable CA5394 // Not a secret: the same year each time.
        var chance = new Random(seed);
        var plan = new List<PlannedLife>();
        while (plan.Count < Requests)
        {
            var day = chance.Next(0, 330);
            var on = NaiveYear.First.AddDays(day);
            // The last days of a month end their two months on a day that only the law's own tests should compute.
            if (!NaiveYear.IsWorked(on) || on.Day > 28)
                continue;
            var topic = (YearTopic)(plan.Count % 5);
            var holder = topic switch
            {
                YearTopic.Pothole => chance.Next(4) == 0 ? null : "voirie",
                YearTopic.Tree => chance.Next(4) == 0 ? null : "verts",
                YearTopic.Certificate => "etatcivil",
                YearTopic.Aid => "social",
                _ => null,
            };
            var life = new PlannedLife
            {
                ComesOn = day,
                Topic = topic,
                Holder = holder,
                // One in sixteen is never answered, and silence decides.
                EndsAfter = chance.Next(16) == 0 ? 10_000 : chance.Next(1, 35),
            };
            switch (chance.Next(4))
            {
                case 0 when holder is not null:
                    (life.WaitsAfter, life.WaitsFor) = (chance.Next(1, 12), chance.Next(2, 20));
                    break;
                case 1:
                    life.MovesAfter = chance.Next(2, 15);
                    break;
            }

            // What ends before it waited, moved or came back does not.
            if (life.WaitsAfter + life.WaitsFor < life.EndsAfter && life.MovesAfter < life.EndsAfter)
                plan.Add(life);
        }
#pragma warning restore CA5394
        return plan;
    }
}

enum YearTopic
{
    Pothole,
    Tree,
    Certificate,
    Aid,
    Noise,
}

/// <summary>Days are counted from the first of the year, then from the day it comes.</summary>
sealed class PlannedLife
{
    public required int ComesOn { get; init; }

    public required YearTopic Topic { get; init; }

    public required string? Holder { get; init; }

    public required int EndsAfter { get; init; }

    /// <summary>None: never.</summary>
    public int WaitsAfter { get; set; } = -100_000;

    public int WaitsFor { get; set; }

    public int MovesAfter { get; set; } = -100_000;

    public string Reference { get; set; } = "";
}
