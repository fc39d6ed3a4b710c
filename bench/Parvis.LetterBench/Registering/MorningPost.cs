using Parvis.LetterBench.Making;

namespace Parvis.LetterBench.Registering;

/// <summary>
/// The scans of a morning: half of the letters in stacks with separator sheets, as PDF and TIFF by turns; the others one
/// by one, as PDF, TIFF and JPEG by turns.
/// </summary>
sealed class MorningPost(ScanMaker scans, string folder)
{
    const int StackOf = 10;

    static readonly string[] Kinds = ["jpg", "pdf", "tif"];

    /// <param name="letters">Of one half, scanned already.</param>
    /// <param name="separators">Scans of the sheet that is laid between letters, taken by turns.</param>
    public IReadOnlyList<ScannedFile> Make(IReadOnlyList<MadeLetter> letters, IReadOnlyList<string> separators)
    {
        Directory.CreateDirectory(folder);
        var stacked = letters.Count / 2 / StackOf * StackOf;
        var files = new List<ScannedFile>();
        foreach (var stack in letters.Take(stacked).Chunk(StackOf))
            files.Add(Stack(stack, files.Count, separators));
        foreach (var (letter, index) in letters.Skip(stacked).Select((letter, index) => (letter, index)))
            files.Add(Alone(letter, Kinds[index % Kinds.Length]));
        return files;
    }

    ScannedFile Stack(MadeLetter[] letters, int number, IReadOnlyList<string> separators)
    {
        var pages = letters.SelectMany(
            (letter, place) => new[] { separators[(number + place) % separators.Count], scans.Scan(letter) }
        );
        var path = Write($"pile-{letters[0].Id}", number % 2 == 0 ? "pdf" : "tif", [.. pages]);
        return new ScannedFile(path, letters.Index().ToDictionary(each => 2 * (each.Index + 1), each => each.Item));
    }

    ScannedFile Alone(MadeLetter letter, string kind) =>
        new(Write(letter.Id, kind, [scans.Scan(letter)]), new Dictionary<int, MadeLetter> { [1] = letter });

    string Write(string name, string kind, IReadOnlyList<string> pages)
    {
        var path = Path.Combine(folder, $"{name}.{kind}");
        if (kind == "pdf")
            ScanPdf.Write(path, pages);
        else if (kind == "tif")
            ScanTiff.Write(path, pages);
        else
            File.Copy(pages[0], path, overwrite: true);
        return path;
    }
}
