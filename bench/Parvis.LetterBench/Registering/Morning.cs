using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Demo;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.LetterBench.Making;
using Parvis.TestKit;

namespace Parvis.LetterBench.Registering;

/// <summary>
/// A morning of the mailroom with the running product: the scans are dropped, read and registered, and the server is
/// killed three times: while it takes the files, while it reads a stack, while it registers a letter.
/// </summary>
sealed class Morning(string repository, string folder, IReadOnlyList<IReadOnlyList<MadeLetter>> halves)
{
    const string Requests = "2000";
    const string Residents = "2000";

    /// <summary>A registration takes longer.</summary>
    static readonly TimeSpan UnderWay = TimeSpan.FromMilliseconds(30);

    static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(90);

    readonly IReadOnlyList<MadeLetter> letters = [.. halves.SelectMany(half => half)];
    readonly MorningFigures figures = new();

    public async Task<MorningFigures> RunAsync()
    {
        await using var town = await TownProcess.OfNothingAsync(DatabaseKind.Sqlite);
        await FillAsync(town);
        await town.StartAsync();
        var residents = new ResidentSheets(repository, letters);
        using (var administrator = await SignInAsync(town, "admin"))
            Say($"residents imported: {await residents.ImportAsync(administrator)}");
        var writers = await residents.WritersAsync(town);
        var files = await ScanAsync(town);
        await DropAndReadAsync(town, files);
        figures.Sheets = await RegisterAsync(town, files, writers);
        Watch(town);
        figures.Faults = await RegisterProof.FaultsAsync(town, files);
        return figures;
    }

    /// <summary>Only the scans of this morning lie in the folder.</summary>
    static async Task FillAsync(TownProcess town)
    {
        await using var filled = await town.CommandAsync("demo", "--requests", Requests, "--people", Residents);
        if (filled.ExitCode != 0)
            throw new UnexpectedAnswerException(filled.Errors);
        foreach (var file in Directory.EnumerateFiles(Scans(town)))
            File.Delete(file);
    }

    async Task<IReadOnlyList<ScannedFile>> ScanAsync(TownProcess town)
    {
        using var mailroom = await SignInAsync(town, "accueil");
        var morning = Path.Combine(folder, "morning");
        var separators = await SeparatorScans.MakeAsync(mailroom, morning);
        var post = new MorningPost(new ScanMaker(folder), morning);
        var files = new List<ScannedFile>();
        foreach (var half in halves)
            files.AddRange(post.Make(half, separators));
        return files;
    }

    async Task DropAndReadAsync(TownProcess town, IReadOnlyList<ScannedFile> files)
    {
        foreach (var file in files)
        {
            var place = Path.Combine(Scans(town), file.Name);
            File.Copy(file.Path, $"{place}.part");
            File.Move($"{place}.part", place);
        }

        var reading = Stopwatch.StartNew();
        await UntilAsync(town, scans => scans.Count > 2);
        await KillAsync(town, reading, "taking files");
        var half = files.Sum(file => file.Pages) / 2;
        await UntilAsync(town, scans => scans.Sum(scan => scan.PagesRead) >= half && scans.Exists(IsBeingRead));
        await KillAsync(town, reading, "reading a stack");
        await UntilAsync(
            town,
            scans => scans.Count == files.Count && scans.TrueForAll(s => s.State != ScanState.Stored)
        );
        figures.Reading = reading.Elapsed;
        figures.Pages = files.Sum(file => file.Pages);
        Say($"{files.Count} files are read");
    }

    async Task<IReadOnlyCollection<RegisteredSheet>> RegisterAsync(
        TownProcess town,
        IReadOnlyList<ScannedFile> files,
        IReadOnlyDictionary<string, IReadOnlySet<string>> writers
    )
    {
        var mailroom = new Mailroom(
            files,
            writers,
            await ConfidentialAsync(town),
            await town.InScopeAsync(async services => await services.GetRequiredService<TownClock>().TodayAsync())
        );
        using (var first = await SignInAsync(town, "accueil"))
        {
            await mailroom.RegisterAsync(first, () => mailroom.Registered.Count >= letters.Count / 2);
            var sent = await mailroom.SendOneAsync(first);
            await Task.Delay(UnderWay);
            await KillAsync(town, new Stopwatch(), "registering a letter");
            await Task.WhenAny(sent);
        }

        using var second = await SignInAsync(town, "accueil");
        await mailroom.RegisterAsync(second, () => false);
        Say($"{mailroom.Registered.Count} letters registered");
        return mailroom.Registered;
    }

    /// <summary>Topics that the mailroom does not know of.</summary>
    static async Task<IReadOnlySet<string>> ConfidentialAsync(TownProcess town)
    {
        var topics = await town.InScopeAsync(async services =>
            await services.GetRequiredService<TopicCatalogue>().GetAsync(CancellationToken.None)
        );
        return topics.All.Where(t => t.CircleId is not null).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
    }

    async Task UntilAsync(TownProcess town, Func<List<ScanFile>, bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo(await town.DatabaseAsync(db => db.Set<ScanFile>().AsNoTracking().ToListAsync())))
        {
            if (watch.Elapsed > Patience)
                throw new UnexpectedAnswerException($"Still not read after {Patience}.");
            await Task.Delay(LookAgain);
            Watch(town);
        }
    }

    /// <summary>As if the power failed; started again, and the time until it listens is not counted.</summary>
    async Task KillAsync(TownProcess town, Stopwatch counted, string during)
    {
        Watch(town);
        counted.Stop();
        await town.KillAsync();
        Say($"killed while {during}");
        await town.StartAsync();
        counted.Start();
    }

    /// <summary>The system remembers the most.</summary>
    void Watch(TownProcess town)
    {
        var line = File.ReadLines($"/proc/{town.ProcessId}/status")
            .First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kilobytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        figures.Memory = Math.Max(figures.Memory, int.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024);
    }

    static async Task<TownClient> SignInAsync(TownProcess town, string login)
    {
        var client = new TownClient(town.Address!);
        await client.SignInAsync(login, DemoOptions.WellKnownPassword);
        return client;
    }

    static bool IsBeingRead(ScanFile scan) =>
        scan.State == ScanState.Stored && scan.PagesRead > 0 && scan.PagesRead < scan.PageCount;

    static string Scans(TownProcess town) => Directory.CreateDirectory(Path.Combine(town.DataFolder, "scans")).FullName;

    static void Say(string what) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {what}");
}
