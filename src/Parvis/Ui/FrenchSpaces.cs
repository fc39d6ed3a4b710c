namespace Parvis.Ui;

/// <summary>Narrow screens break lines at spaces: in French none begins with « : », and none ends with an opening quote.</summary>
public static class FrenchSpaces
{
    const string Unbreakable = "\u00A0";

    static readonly string[] After = [":", ";", "?", "»"];

    public static string Keep(string text) =>
        After
            .Aggregate(text, (kept, sign) => kept.Replace($" {sign}", Unbreakable + sign, StringComparison.Ordinal))
            .Replace("« ", $"«{Unbreakable}", StringComparison.Ordinal);
}
