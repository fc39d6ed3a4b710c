using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Letters;
using Parvis.Features.Letters.Scans;
using Parvis.TestKit;

namespace Parvis.LetterBench.Registering;

/// <summary>
/// Whatever was killed, and when: each file was kept once as it came, each letter is in the register once, the numbers of
/// the register follow each other, every request has its letter, and no file of the scanner is left.
/// </summary>
static class RegisterProof
{
    /// <summary>A sentence for each thing that is not so.</summary>
    public static Task<IReadOnlyList<string>> FaultsAsync(TownProcess town, IReadOnlyList<ScannedFile> files) =>
        town.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            var blobs = services.GetRequiredService<IBlobStore>();
            var folder = services.GetRequiredService<DataFolder>();
            var faults = new List<string>();
            var scans = await db.Set<ScanFile>().AsNoTracking().ToListAsync();
            var letters = await db.Set<IncomingLetter>().AsNoTracking().ToListAsync();
            var held = await db.Set<LetterRequest>().AsNoTracking().ToListAsync();
            foreach (var file in files)
                faults.AddRange(await OfFileAsync(file, [.. scans.Where(s => s.Name == file.Name)], letters, blobs));
            faults.AddRange(await OfLettersAsync([.. letters.Where(l => l.ScanId is not null)], held, blobs));
            faults.AddRange(OfNumbers(letters));
            faults.AddRange(Left(folder.Scans));
            return (IReadOnlyList<string>)faults;
        });

    static async Task<IReadOnlyList<string>> OfFileAsync(
        ScannedFile file,
        IReadOnlyList<ScanFile> kept,
        IReadOnlyList<IncomingLetter> letters,
        IBlobStore blobs
    )
    {
        if (kept is not [var scan])
            return [$"{file.Name} is kept {kept.Count} times."];
        var faults = new List<string>();
        if (scan.Fingerprint != file.Fingerprint || await HashAsync(blobs, scan.Hash) != file.Fingerprint)
            faults.Add($"{file.Name} is not kept as it came.");
        if (scan.State != ScanState.Read || scan.PagesRead != file.Pages)
            faults.Add($"{file.Name} is {scan.State}, {scan.PagesRead} of {file.Pages} pages read: {scan.Problem}");
        var pages = letters.Where(l => l.ScanId == scan.Id).Select(l => l.Pages).Order(StringComparer.Ordinal);
        var wanted = file.Letters.Keys.Select(Number).Order(StringComparer.Ordinal);
        if (!pages.SequenceEqual(wanted, StringComparer.Ordinal))
            faults.Add($"{file.Name} is cut at {string.Join('|', pages)}.");
        return faults;
    }

    static async Task<IReadOnlyList<string>> OfLettersAsync(
        IReadOnlyList<IncomingLetter> letters,
        IReadOnlyList<LetterRequest> held,
        IBlobStore blobs
    )
    {
        var faults = new List<string>();
        foreach (var letter in letters)
        {
            if (letter.State != LetterState.Registered)
                faults.Add($"Letter {letter.Id} is {letter.State}.");
            if (held.Count(h => h.LetterId == letter.Id) != 1)
                faults.Add($"{letter.RegisterNumber} has {held.Count(h => h.LetterId == letter.Id)} requests.");
            if (letter.Hash is null || await HashAsync(blobs, letter.Hash) != letter.Hash)
                faults.Add($"{letter.RegisterNumber} has not its own file under its fingerprint.");
        }

        return faults;
    }

    static IEnumerable<string> OfNumbers(IEnumerable<IncomingLetter> letters) =>
        letters
            .Where(l => l.Year is not null)
            .GroupBy(l => l.Year!.Value)
            .Where(year => !year.Select(l => l.Number!.Value).Order().SequenceEqual(Enumerable.Range(1, year.Count())))
            .Select(year => $"The numbers of {Number(year.Key)} have a gap or come twice.");

    static IEnumerable<string> Left(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => $"{file} is left.");

    static async Task<string> HashAsync(IBlobStore blobs, string? hash)
    {
        if (hash is null || await blobs.OpenAsync(hash, CancellationToken.None) is not { } content)
            return "";
        await using (content)
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
