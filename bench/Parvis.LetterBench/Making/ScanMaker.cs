using System.Globalization;
using System.Text;

namespace Parvis.LetterBench.Making;

/// <summary>Prints the letters with WeasyPrint, takes their picture and spoils it as a scanner, a fax or a drawer does.</summary>
sealed class ScanMaker(string folder)
{
    const int Together = 3;

    /// <summary>The scan of each letter is <c>ID.jpg</c> in the folder; those that are there stay.</summary>
    public async Task MakeAsync(IReadOnlyList<MadeLetter> letters)
    {
        Directory.CreateDirectory(folder);
        var missing = letters.Where(letter => !File.Exists(Scan(letter))).ToList();
        if (missing.Count == 0)
            return;
        var html = new StringBuilder($"<!doctype html><meta charset=utf-8><style>{LetterHtml.Style}</style>");
        foreach (var letter in missing)
            html.Append(new LetterHtml(letter).Write());
        var printed = Path.Combine(folder, $"{missing[0].Id}.html");
        await File.WriteAllTextAsync(printed, html.ToString());
        var pdf = Path.ChangeExtension(printed, ".pdf");
        await Shell.RunAsync("weasyprint", [printed, pdf]);
        await Parallel.ForEachAsync(
            missing.Select((letter, index) => (letter, Page: index + 1)),
            new ParallelOptions { MaxDegreeOfParallelism = Together },
            async (made, _) => await TakeAsync(made.letter, pdf, made.Page)
        );
    }

    public string Scan(MadeLetter letter) => Path.Combine(folder, letter.Id + ".jpg");

    async Task TakeAsync(MadeLetter letter, string pdf, int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var image = Path.Combine(folder, letter.Id);
        await Shell.RunAsync("pdftoppm", ["-r", "300", "-gray", "-f", number, "-l", number, "-singlefile", pdf, image]);
        string[] turned = letter.Turn == 0 ? [] : ["-rotate", letter.Turn.ToString(CultureInfo.InvariantCulture)];
        await Shell.RunAsync(
            "convert",
            [
                image + ".pgm",
                .. Spoiled(letter),
                .. turned,
                "-units",
                "PixelsPerInch",
                "-density",
                "300",
                .. Quality(letter),
                Scan(letter),
            ]
        );
        File.Delete(image + ".pgm");
    }

    /// <summary>The same for the same letter: the noise has the letter's number as its seed.</summary>
    static string[] Spoiled(MadeLetter letter)
    {
        var number = int.Parse(letter.Id[1..], CultureInfo.InvariantCulture);
        string[] seed = ["-seed", number.ToString(CultureInfo.InvariantCulture)];
        var angle = ((number % 2 == 0 ? 1 : -1) * (1 + number % 5 * 0.5)).ToString(CultureInfo.InvariantCulture);
        return letter.Damage switch
        {
            Damage.None => [],
            Damage.Grain => [.. seed, .. Noise("1.6", "Gaussian"), .. Noise("0.25", "Impulse")],
            Damage.Blur => ["-blur", "0x3.4"],
            Damage.Pale => ["+level", "55%,92%", .. seed, .. Noise("0.25", "Gaussian")],
            // 126 dots per inch, as photocopiers' « small file ».
            Damage.Compressed => ["-resize", "42%", "-resize", "238.1%"],
            Damage.Skewed => ["-background", "white", "-rotate", angle, .. seed, .. Noise("0.6", "Gaussian")],
            Damage.Photocopied => [.. seed, "-blur", "0x1.2", .. Noise("1.1", "Gaussian"), "-threshold", "62%"],
            _ => [],
        };
    }

    static string[] Noise(string strength, string kind) => ["-attenuate", strength, "+noise", kind];

    static string[] Quality(MadeLetter letter) => ["-quality", letter.Damage == Damage.Compressed ? "14" : "75"];
}
