using Microsoft.AspNetCore.Http.Extensions;

namespace Parvis.Features.Surveys.Campaigns;

public static class CampaignLinks
{
    public const string List = "/pilotage/campagnes";

    public static string Sheet(Guid id) => $"{List}/{id}";

    public static string Edit(Guid? id = null) => id is { } known ? $"{List}/fiche/{known}" : $"{List}/fiche";

    public static string Question(Guid id, string key) => $"{Sheet(id)}/questions/{key}";

    public static string NewQuestion(Guid id) => $"{Sheet(id)}/questions";

    public static string Poster(Guid id) => $"{Sheet(id)}/affiche";

    public static string Typing(Guid id) => $"{Sheet(id)}/saisie";

    /// <summary>For anybody.</summary>
    public static string Answer(string key, Guid? site = null) => $"/avis/campagne/{key}{At(site)}";

    /// <summary>For a tablet at the counter.</summary>
    public static string Tablet(string key, Guid? site = null) => $"/avis/borne/{key}{At(site)}";

    public static string Thanks(string address) =>
        address + (address.Contains('?', StringComparison.Ordinal) ? "&merci=oui" : "?merci=oui");

    static string At(Guid? site) =>
        site is { } known ? new QueryBuilder { { "lieu", known.ToString("N") } }.ToString() : "";
}
