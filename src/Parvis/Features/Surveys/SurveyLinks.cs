using Parvis.Features.Surveys.Results;

namespace Parvis.Features.Surveys;

public static class SurveyLinks
{
    public static string Results => "/pilotage/satisfaction";

    public static string Of(SurveyPeriod period) => $"{Results}?periode={period.Word()}";

    public static string Export(SurveyPeriod period) => $"{Results}/export?periode={period.Word()}";

    public static string Improvements => "/pilotage/ameliorations";

    public static string Improvement(string publicId) => $"{Improvements}/{publicId}";

    public static string EditImprovement(string publicId) => $"{Improvements}/fiche/{publicId}";

    /// <param name="answerId">The opinion it begins with; null for none.</param>
    public static string NewImprovement(long? answerId = null) =>
        answerId is { } id ? $"{Improvements}/fiche?avis={id}" : $"{Improvements}/fiche";

    /// <param name="findingId">Of the panel.</param>
    public static string ImprovementOfFinding(long findingId) => $"{Improvements}/fiche?constat={findingId}";

    /// <summary>For anybody.</summary>
    public static string Told => "/demander/ameliorations";

    /// <summary>For whoever was invited.</summary>
    public static string Answer(string key) => $"/avis/{key}";

    /// <summary>Asked by telephone or at the counter, typed by an agent.</summary>
    public static string Ask(string reference) => $"/demandes/{reference}/satisfaction";
}
