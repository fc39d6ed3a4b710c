using Parvis.Data;

namespace Parvis.Features.Requesters;

/// <summary>Which name stands where, and how it is written.</summary>
sealed record RequesterNaming
{
    public string Civility { get; private init; } = "";

    public string FirstName { get; private init; } = "";

    public string BirthName { get; private init; } = "";

    public string UsageName { get; private init; } = "";

    public string OrganisationName { get; private init; } = "";

    public required string DisplayName { get; init; }

    public required string SortName { get; init; }

    public static RequesterNaming From(RequesterOptions options) =>
        options.Kind == RequesterKind.Organisation ? Organisation(options) : Person(options);

    /// <summary>The one of the two names that the display name leaves out.</summary>
    public static string OtherName(string birthName, string usageName, bool prefersUsageName)
    {
        if (birthName.Length == 0 || usageName.Length == 0 || birthName == usageName)
            return "";
        return prefersUsageName ? $"nom de naissance {birthName}" : $"nom d'usage {usageName}";
    }

    /// <summary>What tells somebody from a homonym: the other name, then the year of birth; parts may be empty.</summary>
    public static IEnumerable<string> TellingApart(
        string birthName,
        string usageName,
        bool prefersUsageName,
        DateOnly? birthDate
    ) => [OtherName(birthName, usageName, prefersUsageName), birthDate is { } born ? $"naissance en {born.Year}" : ""];

    static RequesterNaming Organisation(RequesterOptions options)
    {
        var name = Trimmed(
            options.OrganisationName,
            Requester.MaxOrganisationName,
            nameof(options.OrganisationName),
            "Donnez le nom de l'organisme."
        );
        if (name.Length == 0)
            throw new RefusedException("Donnez le nom de l'organisme.", nameof(options.OrganisationName));
        return new RequesterNaming
        {
            OrganisationName = name,
            DisplayName = name,
            SortName = Folding.Fold(name),
        };
    }

    static RequesterNaming Person(RequesterOptions options)
    {
        const string tooLong = "Ce nom est trop long : 100 caractères au plus.";
        var first = NameCase.Tidy(Trimmed(options.FirstName, Requester.MaxName, nameof(options.FirstName), tooLong));
        var birth = NameCase.Tidy(Trimmed(options.BirthName, Requester.MaxName, nameof(options.BirthName), tooLong));
        var usage = NameCase.Tidy(Trimmed(options.UsageName, Requester.MaxName, nameof(options.UsageName), tooLong));
        if (first.Length + birth.Length + usage.Length == 0)
            throw new RefusedException("Donnez au moins un nom ou un prénom.", nameof(options.BirthName));
        var name = (options.PrefersUsageName || birth.Length == 0) && usage.Length > 0 ? usage : birth;
        return new RequesterNaming
        {
            Civility = options.Civility?.Trim() ?? "",
            FirstName = first,
            BirthName = birth,
            UsageName = usage,
            DisplayName = $"{first} {name}".Trim(),
            SortName = Folding.Fold($"{name} {first}"),
        };
    }

    static string Trimmed(string? text, int longest, string field, string refusal)
    {
        var trimmed = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return trimmed.Length <= longest ? trimmed : throw new RefusedException(refusal, field);
    }
}
