using Parvis.Features.Settings;

namespace Parvis.Features.Requests.Writing;

/// <summary>Who a letter comes from, at its top: see <c>_LetterHead.cshtml</c>.</summary>
public sealed record LetterHead(Mentions Mentions, TownSettings Town)
{
    /// <summary>« Valmont, le 3 mars 2027 » begins with it.</summary>
    public string DateLine(string date) => Town.City.Length > 0 ? $"{Town.City}, le {date}" : $"Le {date}";
}
