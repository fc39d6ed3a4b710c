using System.Globalization;
using System.Text;
using Parvis.Scans.Programs;

namespace Parvis.Scans.Files;

/// <summary>Puts PDFs of letters into one, in the order they are to lie on the pile.</summary>
public static class PdfPile
{
    const string Program = "qpdf";

    static readonly ProgramLimits Usual = new();

    /// <summary>Counts the pages of a PDF.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>Null when it is damaged, asks for a password, or when the program is missing.</returns>
    /// <exception cref="OperationCanceledException">The count was stopped.</exception>
    public static async Task<int?> PagesAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var result = await ProgramRun.RunAsync(
            Program,
            ["--warning-exit-0", "--show-npages", path],
            Usual,
            cancellationToken
        );
        return
            result.Succeeded
            && int.TryParse(result.Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pages)
            && pages > 0
            ? pages
            : null;
    }

    /// <summary>
    /// Joins letters, each made of one or several PDFs. On both sides of the paper, a letter of an odd number of pages is
    /// followed by an empty one, so that no letter begins on the back of another.
    /// </summary>
    /// <param name="letters">In their order.</param>
    /// <param name="destination">Of the new file; nothing is left there when it fails.</param>
    /// <param name="twoSided">Whether the printer uses both sides.</param>
    /// <param name="cancellationToken">Ends the programs.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="ArgumentException">There is no letter, or one without a file.</exception>
    /// <exception cref="IOException">A file cannot be read, or the new one not written.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static async Task<bool> JoinAsync(
        IReadOnlyList<PiledLetter> letters,
        string destination,
        bool twoSided,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(letters);
        ArgumentException.ThrowIfNullOrEmpty(destination);
        if (letters.Count == 0 || letters.Any(letter => letter.Files.Count == 0))
            throw new ArgumentException("Each letter has one file at least.", nameof(letters));
        using var folder = new TemporaryFolder();
        var blank = folder.In("blank.pdf");
        await File.WriteAllBytesAsync(blank, BlankPage(), cancellationToken);
        var parts = new List<string>();
        foreach (var letter in letters)
        {
            parts.AddRange(letter.Files);
            if (twoSided && letter.Pages % 2 == 1)
                parts.Add(blank);
        }

        // Arguments of a program are limited; those in a file are not.
        var arguments = folder.In("arguments");
        await File.WriteAllLinesAsync(
            arguments,
            ["--warning-exit-0", "--empty", "--pages", .. parts, "--", destination],
            cancellationToken
        );
        var result = await ProgramRun.RunAsync(Program, [$"@{arguments}"], Usual, cancellationToken);
        if (result.Succeeded)
            return true;
        File.Delete(destination);
        return false;
    }

    /// <summary>One empty A4 page (PDF 1.4), with the places of its objects.</summary>
    static byte[] BlankPage()
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (number, content) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{number + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}

/// <summary>A letter of a pile.</summary>
/// <param name="Files">The letter, then its enclosures; one at least.</param>
/// <param name="Pages">Of all of them, as <see cref="PdfPile.PagesAsync"/> counts them.</param>
public sealed record PiledLetter(IReadOnlyList<string> Files, int Pages);
