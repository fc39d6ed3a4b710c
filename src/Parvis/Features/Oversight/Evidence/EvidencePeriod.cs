using Parvis.Features.Oversight.Trends;

namespace Parvis.Features.Oversight.Evidence;

/// <summary>Whole months that an auditor asks about.</summary>
public enum EvidencePeriod
{
    TwelveMonths,
    LastYear,
    ThisYear,
}

public static class EvidencePeriods
{
    public static string InFrench(this EvidencePeriod period) =>
        period switch
        {
            EvidencePeriod.TwelveMonths => "Douze derniers mois entiers",
            EvidencePeriod.LastYear => "L'année dernière",
            EvidencePeriod.ThisYear => "Cette année, mois entiers",
        };

    /// <summary>In addresses.</summary>
    public static string Word(this EvidencePeriod period) =>
        period switch
        {
            EvidencePeriod.TwelveMonths => "12-mois",
            EvidencePeriod.LastYear => "annee-derniere",
            EvidencePeriod.ThisYear => "annee",
        };

    public static EvidencePeriod Parse(string? word) =>
        Enum.GetValues<EvidencePeriod>().FirstOrDefault(p => p.Word() == word, EvidencePeriod.TwelveMonths);

    /// <summary>The first day, and the first day after.</summary>
    public static (DateOnly From, DateOnly Until) Months(this EvidencePeriod period, DateOnly today)
    {
        var month = LocalMonths.First(today);
        var year = new DateOnly(today.Year, 1, 1);
        return period switch
        {
            EvidencePeriod.TwelveMonths => (month.AddMonths(-12), month),
            EvidencePeriod.LastYear => (year.AddYears(-1), year),
            // In January no month of the year is whole: it is empty, and says so.
            EvidencePeriod.ThisYear => (year, month),
        };
    }
}
