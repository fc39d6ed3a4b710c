using System.Globalization;

namespace Parvis.Ui;

public static class FileSizes
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 850 o », « 12 Ko », « 3,4 Mo »</summary>
    public static string AsFileSize(this long bytes) =>
        bytes switch
        {
            < 1_000 => string.Create(French, $"{bytes} o"),
            < 1_000_000 => string.Create(French, $"{bytes / 1_000.0:0} Ko"),
            _ => string.Create(French, $"{bytes / 1_000_000.0:0.#} Mo"),
        };
}
