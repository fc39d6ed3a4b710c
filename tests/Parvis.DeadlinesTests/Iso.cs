using System.Globalization;

namespace Parvis.DeadlinesTests;

/// <summary>Days as the corpora write them.</summary>
static class Iso
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";
}
