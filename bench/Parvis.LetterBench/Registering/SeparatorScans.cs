using System.Globalization;
using Parvis.TestKit;

namespace Parvis.LetterBench.Registering;

/// <summary>The separator sheet that the product prints, scanned as a sheet that was used before: straight, skewed, upside down, copied.</summary>
static class SeparatorScans
{
    static readonly string[][] Used =
    [
        [],
        ["-background", "white", "-rotate", "2.5", "-seed", "7", "-attenuate", "0.6", "+noise", "Gaussian"],
        ["-rotate", "180"],
        ["-seed", "9", "-blur", "0x1.2", "-attenuate", "1.1", "+noise", "Gaussian", "-threshold", "62%"],
    ];

    /// <param name="mailroom">Signed in.</param>
    /// <param name="folder">Where the scans are made.</param>
    public static async Task<IReadOnlyList<string>> MakeAsync(TownClient mailroom, string folder)
    {
        Directory.CreateDirectory(folder);
        var page = await mailroom.GetPageAsync("/courrier/separateurs?combien=1");
        var sheet = Path.Combine(folder, "separateur");
        await File.WriteAllTextAsync($"{sheet}.html", page.Body);
        await Shell.RunAsync("weasyprint", ["--base-url", page.Address.AbsoluteUri, $"{sheet}.html", $"{sheet}.pdf"]);
        await Shell.RunAsync("pdftoppm", ["-r", "300", "-gray", "-singlefile", $"{sheet}.pdf", sheet]);
        var scans = new List<string>();
        foreach (var use in Used)
        {
            scans.Add(string.Create(CultureInfo.InvariantCulture, $"{sheet}-{scans.Count}.jpg"));
            await Shell.RunAsync(
                "convert",
                [$"{sheet}.pgm", .. use, "-units", "PixelsPerInch", "-density", "300", "-quality", "75", scans[^1]]
            );
        }

        return scans;
    }
}
