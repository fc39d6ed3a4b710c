namespace Parvis.Features.Surveys.Results;

/// <summary>The time whose opinions are counted.</summary>
public enum SurveyPeriod
{
    TwelveMonths,
    ThreeMonths,
    ThisYear,
}

public static class SurveyPeriods
{
    public static string InFrench(this SurveyPeriod period) =>
        period switch
        {
            SurveyPeriod.TwelveMonths => "Douze derniers mois",
            SurveyPeriod.ThreeMonths => "Trois derniers mois",
            SurveyPeriod.ThisYear => "Cette année",
        };

    /// <summary>In addresses.</summary>
    public static string Word(this SurveyPeriod period) =>
        period switch
        {
            SurveyPeriod.TwelveMonths => "12-mois",
            SurveyPeriod.ThreeMonths => "3-mois",
            SurveyPeriod.ThisYear => "annee",
        };

    public static SurveyPeriod Parse(string? word) =>
        Enum.GetValues<SurveyPeriod>().FirstOrDefault(p => p.Word() == word, SurveyPeriod.TwelveMonths);

    public static DateOnly Since(this SurveyPeriod period, DateOnly today) =>
        period switch
        {
            SurveyPeriod.TwelveMonths => today.AddYears(-1),
            SurveyPeriod.ThreeMonths => today.AddMonths(-3),
            SurveyPeriod.ThisYear => new DateOnly(today.Year, 1, 1),
        };
}
