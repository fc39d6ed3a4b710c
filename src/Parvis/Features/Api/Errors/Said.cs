using System.Globalization;

namespace Parvis.Features.Api.Errors;

/// <summary>A sentence in both languages of the API.</summary>
public sealed record Said(string English, string French)
{
    public string In(bool french) => french ? French : English;
}

public static class ApiLanguage
{
    /// <summary>English unless the caller prefers French: those who write the programs decide.</summary>
    public static bool PrefersFrench(this HttpRequest request)
    {
        var wanted = request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value ?? "")
            .FirstOrDefault(l => Is(l, "fr") || Is(l, "en"));
        return wanted is not null && Is(wanted, "fr");
    }

    static bool Is(string language, string wanted) =>
        string.Equals(language.Split('-')[0], wanted, StringComparison.OrdinalIgnoreCase);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
