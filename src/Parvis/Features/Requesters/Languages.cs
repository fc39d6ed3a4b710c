namespace Parvis.Features.Requesters;

/// <summary>The languages people ask a town hall for, by ISO 639-1 code.</summary>
public static class Languages
{
    static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["fr"] = "français",
        ["en"] = "anglais",
        ["ar"] = "arabe",
        ["zh"] = "chinois",
        ["es"] = "espagnol",
        ["it"] = "italien",
        ["de"] = "allemand",
        ["pt"] = "portugais",
        ["pl"] = "polonais",
        ["ro"] = "roumain",
        ["ru"] = "russe",
        ["uk"] = "ukrainien",
        ["tr"] = "turc",
        ["ku"] = "kurde",
        ["fa"] = "persan",
        ["ps"] = "pachto",
        ["hy"] = "arménien",
        ["ka"] = "géorgien",
        ["sq"] = "albanais",
        ["ta"] = "tamoul",
        ["vi"] = "vietnamien",
        ["so"] = "somali",
        ["bm"] = "bambara",
        ["wo"] = "wolof",
        ["ln"] = "lingala",
        ["fsl"] = "langue des signes française",
    };

    /// <summary>French first, then in the order of the French alphabet.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All =>
        Names.OrderBy(l => l.Key == "fr" ? 0 : 1).ThenBy(l => l.Value, StringComparer.CurrentCulture);

    public static string InFrench(string? code) =>
        string.IsNullOrWhiteSpace(code) ? Names["fr"] : Names.GetValueOrDefault(code.Trim().ToLowerInvariant(), code);
}
