using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Clocks;

/// <summary>The sentences that lead from the first day to the due date, and what happens then.</summary>
static class DueReasons
{
    public static IEnumerable<Reason> Of(Regime regime, TownCalendar calendar, DueDate date, bool extended)
    {
        var family = regime.Family;
        yield return Limit(regime, date, extended);
        if (date.SuspendedDays > 0)
            yield return new(
                $"S'y ajoutent {EventReasons.Days(date.SuspendedDays)} de suspension : "
                    + $"le {FrenchDate.Of(date.LimitEnd.AddDays(date.SuspendedDays))}.",
                family.Incompleteness.Article,
                family.Incompleteness.Doubt
            );
        if (family.Clear.Rule)
            yield return new(
                $"Ce délai est franc, ce jour-là ne compte pas : le dernier jour est le lendemain, {FrenchDate.Of(date.Unrolled)}.",
                family.Clear.Article,
                family.Clear.Doubt
            );
        if (DayOff(date.Unrolled, calendar) is { } off)
        {
            if (date.Due != date.Unrolled)
                yield return new(
                    $"Ce jour est {off} : la date passe au {FrenchDate.Of(date.Due)}.",
                    family.Rolling.Article,
                    family.Rolling.Doubt
                );
            else if (family.Silence.Rule is not SilenceRule.None)
                yield return new(
                    $"Ce jour est {off} : la décision née du silence n'attend pas le jour ouvré suivant.",
                    family.Rolling.Article,
                    family.Rolling.Doubt
                );
        }
        if (family.Silence.Rule is not SilenceRule.None)
            foreach (var reason in Silence(family, date.Due, calendar))
                yield return reason;
    }

    static Reason Limit(Regime regime, DueDate date, bool extended)
    {
        var length = Length(regime, extended);
        length = char.ToUpperInvariant(length[0]) + length[1..];
        var end = FrenchDate.Of(date.LimitEnd);
        return new(
            regime.Limit.Unit is not TimeUnit.Month ? $"{length} après ce jour, c'est le {end}."
                : date.LimitEnd.Day == date.Start.Day ? $"{length} plus tard, au même jour du mois, c'est le {end}."
                : $"{length} plus tard, le mois est plus court : son dernier jour est le {end}.",
            regime.LimitArticle,
            regime.Family.Usual.Doubt
        );
    }

    static string Length(Regime regime, bool extended)
    {
        var more = regime.Family.ExtensionMonths.Rule;
        return (extended, regime.Limit.Unit) switch
        {
            (false, _) => regime.Limit.InFrench,
            (true, TimeUnit.Month) => TimeLimit.MonthsInFrench(regime.Limit.Number + more),
            (true, _) => $"{regime.Limit.InFrench} et {TimeLimit.MonthsInFrench(more)}",
        };
    }

    static IEnumerable<Reason> Silence(RegimeFamily family, DateOnly due, TownCalendar calendar)
    {
        var meaning = family.Silence.Rule is SilenceRule.MeansAcceptance ? "acceptation" : "rejet";
        yield return new(
            $"Sans décision notifiée d'ici là, le silence vaut {meaning} le {FrenchDate.Of(due)}.",
            family.Silence.Article,
            family.Silence.Doubt
        );
        var safe = due.AddDays(-1);
        var open = calendar.OnOrBefore(safe);
        yield return new(
            $"Le dernier jour sûr pour notifier une décision est la veille, le {FrenchDate.Of(safe)}"
                + (open == safe ? "." : $" ; la mairie étant fermée ce jour-là, c'est le {FrenchDate.Of(open)}."),
            Doubt: "D3"
        );
    }

    /// <returns>« un samedi », « férié (Noël) », null on a day that counts as any other.</returns>
    static string? DayOff(DateOnly date, TownCalendar calendar) =>
        PublicHolidays.On(date, calendar.Zone) is { } holiday ? $"férié ({holiday.Name})"
        : date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? $"un {FrenchDate.DayOfWeek(date)}"
        : null;
}
