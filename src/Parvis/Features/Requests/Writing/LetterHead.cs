using Parvis.Features.Settings;

namespace Parvis.Features.Requests.Writing;

/// <summary>Who a letter comes from, at its top: see <c>_LetterHead.cshtml</c>.</summary>
public sealed record LetterHead(Mentions Mentions, TownSettings Town)
{
    /// <summary>The address of the logo, when it is not where pages find it.</summary>
    public string? Picture { get; init; }

    public string? Logo => Picture ?? (Town.LogoBlob is { } logo ? $"/logo?v={logo[..12]}" : null);

    /// <summary>« Valmont, le 3 mars 2027 » begins with it.</summary>
    public string DateLine(string date) => Town.City.Length > 0 ? $"{Town.City}, le {date}" : $"Le {date}";
}
