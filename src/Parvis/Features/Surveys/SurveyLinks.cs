namespace Parvis.Features.Surveys;

public static class SurveyLinks
{
    public static string Results => "/pilotage/satisfaction";

    /// <summary>For whoever was invited.</summary>
    public static string Answer(string key) => $"/avis/{key}";

    /// <summary>Asked by telephone or at the counter, typed by an agent.</summary>
    public static string Ask(string reference) => $"/demandes/{reference}/satisfaction";
}
